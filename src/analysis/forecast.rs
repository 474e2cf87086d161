//! What the open questions can still do (decision model, part 3).

mod estimate;

use smallvec::SmallVec;

use crate::{catalogue::Catalogue, quiz::Answers, scoring::LinearForm};

use super::state_space::{Bounds, Graph, Plan, Reachability, Sides, all_bounds, counts, sides};

/// The shares of each outcome over all ways to answer the open questions, each allowed answer to a question equally
/// likely. It is a share of the remaining combinations of answers, not a chance of being right.
#[derive(Debug, Clone, PartialEq)]
pub struct Forecast {
    /// The first and the second option ahead.
    pub wins: [Share; 2],
    /// Neither ahead.
    pub too_close: Share,
    /// More points for the first and for the second option, 0 to 1.
    pub sign: [f64; 2],
    /// Exactly equal points, 0 to 1.
    pub tie: f64,
    /// Whether the shares are exact; if not they are estimated from a seeded sample, and marked so wherever shown.
    pub exact: bool,
    /// How many ways there are, where no skip logic remains and they fit.
    pub counts: Option<Counts>,
    /// What was left out of the shares, at most: cells of less than `1e-21`, added up. It is counted as balanced.
    pub dropped: f64,
}

/// A share of the ways.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Share {
    /// The share, 0 to 1: exact to some `1e-13`, or an estimate.
    pub value: f64,
    /// It is no less than this.
    pub least: f64,
    /// It is no more than this.
    pub most: f64,
    /// Whether bounds prove it to be 0 or 1. Without that it is never shown as 0% or 100%.
    pub proof: Option<Proof>,
}

/// What bounds in whole numbers prove of a share.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Proof {
    /// No way leads there.
    Never,
    /// Every way does.
    Always,
}

/// Numbers of ways to answer the open questions.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Counts {
    /// All of them.
    pub completions: u128,
    /// Those with the first and with the second option ahead.
    pub wins: [u128; 2],
    /// Those with neither ahead.
    pub too_close: u128,
    /// Those with more points for the first and for the second option.
    pub sign: [u128; 2],
    /// Those with equal points.
    pub tie: u128,
}

/// The forms of two options: the first ahead, the second ahead, and `D`.
#[derive(Clone, Copy)]
struct Forms {
    ahead: [LinearForm; 2],
    lead: LinearForm,
}

impl Forms {
    fn of(catalogue: &Catalogue) -> Self {
        let k = catalogue.neutral;
        Self { ahead: [LinearForm::wins(0, 1, k), LinearForm::wins(1, 0, k)], lead: LinearForm::lead(0, 1) }
    }
}

/// The outlook as things stand. None for three options or more.
///
/// Open are the questions that are visible and unanswered or "not sure", and all that are not visible yet and revealed
/// on the way, whatever answer to them is kept. Exact within the budget (see [`super::state_space::budget`]), estimated
/// beyond it.
pub fn forecast(catalogue: &Catalogue, answers: &Answers) -> Option<Forecast> {
    if catalogue.options.len() != 2 {
        return None;
    }
    let graph = Graph::of(catalogue, &Plan::completed(catalogue, answers));
    let forms = Forms::of(catalogue);
    let proofs = proofs(catalogue, &graph, forms);
    let exact = counted(catalogue, &graph, forms).or_else(|| summed(catalogue, &graph, forms, proofs));
    Some(exact.unwrap_or_else(|| estimate::estimated(catalogue, &graph, forms, proofs)))
}

/// What the extremes of the forms prove of: the first ahead, the second ahead, balanced.
fn proofs(catalogue: &Catalogue, graph: &Graph, forms: Forms) -> [Option<Proof>; 3] {
    let proof = |(least, most): Bounds| match () {
        () if most <= 0 => Some(Proof::Never),
        () if least > 0 => Some(Proof::Always),
        () => None,
    };
    let [first, second] = all_bounds(catalogue, graph, forms.ahead).map(proof);
    let balanced = match (first, second) {
        (Some(Proof::Always), _) | (_, Some(Proof::Always)) => Some(Proof::Never),
        (Some(Proof::Never), Some(Proof::Never)) => Some(Proof::Always),
        _ => None,
    };
    [first, second, balanced]
}

/// From exact counts. None where there is skip logic, or where they do not fit.
fn counted(catalogue: &Catalogue, graph: &Graph, forms: Forms) -> Option<Forecast> {
    let counts = Counts::of(catalogue, graph, forms)?;
    #[expect(clippy::cast_precision_loss, reason = "a share is a double")]
    let part = |ways: u128| ways as f64 / counts.completions as f64;
    let share = |ways: u128| {
        let proof = match ways {
            0 => Some(Proof::Never),
            all if all == counts.completions => Some(Proof::Always),
            _ => None,
        };
        Share { value: part(ways), least: part(ways), most: part(ways), proof }
    };
    Some(Forecast {
        wins: counts.wins.map(share),
        too_close: share(counts.too_close),
        sign: counts.sign.map(part),
        tie: part(counts.tie),
        exact: true,
        counts: Some(counts),
        dropped: 0.0,
    })
}

impl Counts {
    fn of(catalogue: &Catalogue, graph: &Graph, forms: Forms) -> Option<Self> {
        if graph.has_skip_logic() {
            return None;
        }
        let asked = graph.layers.iter().filter(|layer| layer.reachability == Reachability::Always);
        let mut ways = asked.map(|layer| layer.classes.iter().map(SmallVec::len).sum::<usize>());
        let completions = ways.try_fold(1_u128, |product, ways| product.checked_mul(u128::try_from(ways).ok()?))?;
        let lead = counts(catalogue, graph, forms.lead)?;
        let [first, second] = forms.ahead.map(|form| counts(catalogue, graph, form).map(|sides| sides.above));
        let ahead = [first?, second?];
        Some(Self {
            completions,
            wins: ahead,
            too_close: completions - ahead.iter().sum::<u128>(),
            sign: [lead.above, lead.below],
            tie: lead.at,
        })
    }
}

/// From distributions. None beyond the budget.
fn summed(catalogue: &Catalogue, graph: &Graph, forms: Forms, proofs: [Option<Proof>; 3]) -> Option<Forecast> {
    if !graph.exact {
        return None;
    }
    let sides = |form| sides(catalogue, graph, form);
    let [first, second] = forms.ahead;
    // The wide ones first: what is too large shows after the fewest steps.
    let ((first, lost_first), (second, lost_second)) = (sides(first)?, sides(second)?);
    let (lead, lost) = sides(forms.lead)?;
    let balanced = (1.0 - first.above - second.above).max(0.0);
    let dropped = lost.max(lost_first + lost_second);
    let share = |value: f64, proof: Option<Proof>| Share {
        value: proven(value, proof),
        least: proven((value - dropped).max(0.0), proof),
        most: proven((value + dropped).min(1.0), proof),
        proof,
    };
    let [a, b, c] = proofs;
    let Sides { below, at, above } = lead;
    Some(Forecast {
        wins: [share(first.above, a), share(second.above, b)],
        too_close: share(balanced, c),
        sign: [above, below],
        tie: at,
        exact: true,
        counts: None,
        dropped,
    })
}

/// The share that a proof gives, or else `value`.
const fn proven(value: f64, proof: Option<Proof>) -> f64 {
    match proof {
        Some(Proof::Never) => 0.0,
        Some(Proof::Always) => 1.0,
        None => value,
    }
}
