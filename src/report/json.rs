//! Results, audits and checks as JSON that other programs build on. `docs/json.md` documents their shape. Keys that name
//! options are in catalogue order.

mod audit;
mod findings;
mod result;
mod shapes;

pub use audit::audit_json;
pub use findings::{Checked, check_json};
pub use result::json;
pub(crate) use shapes::{ByOption, CatalogueJson, FractionJson, choices, kind, lead, outcome, pretty, weights};
