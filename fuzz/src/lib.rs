//! What the targets check. It is kept with the tests, which try the same with fewer inputs.

#[path = "../../tests/fuzzing/catalogue.rs"]
pub mod catalogue;
#[path = "../../tests/fuzzing/keys.rs"]
pub mod keys;
#[path = "../../tests/fuzzing/reading.rs"]
mod reading;
#[path = "../../tests/fuzzing/report.rs"]
pub mod report;
#[allow(dead_code)]
#[path = "../../tests/screen/script.rs"]
mod script;
#[path = "../../tests/fuzzing/sheet.rs"]
pub mod sheet;
#[path = "../../tests/fuzzing/told.rs"]
mod told;
