//! What is certain about the shares of a forecast, whatever a sample says.

use crate::{
    analysis::state_space::{Graph, can_lead, max_where, min_where},
    catalogue::{Catalogue, OptionSet},
    scoring::LinearForm,
};

use super::shares::Proof;

/// What is proven about the share of each outcome.
pub struct Proofs {
    pub wins: Vec<Option<Proof>>,
    pub too_close: Option<Proof>,
    pub none: Option<Proof>,
}

impl Proofs {
    /// Nothing is proven.
    pub fn nothing(catalogue: &Catalogue) -> Self {
        Self { wins: vec![None; catalogue.options.len()], too_close: None, none: None }
    }
}

/// What the bounds of the forms, and the options that can be ruled out, prove about each outcome.
pub fn proofs(catalogue: &Catalogue, graph: &Graph) -> Proofs {
    let options = catalogue.options.len();
    let wins: Vec<Option<Proof>> = (0..options).map(|option| proof_of_win(catalogue, graph, option)).collect();
    let is_none = |excluded: &OptionSet| excluded.others(options).next().is_none();
    let none = match (graph.ends.iter().any(is_none), graph.ends.iter().all(is_none)) {
        (false, _) => Some(Proof::Never),
        (true, true) if graph.exact => Some(Proof::Always),
        (true, _) => None,
    };
    let others = || wins.iter().chain([&none]);
    let too_close = if others().any(|proof| *proof == Some(Proof::Always)) {
        Some(Proof::Never)
    } else if others().all(|proof| *proof == Some(Proof::Never)) {
        Some(Proof::Always)
    } else {
        None
    };
    Proofs { wins, too_close, none }
}

fn proof_of_win(catalogue: &Catalogue, graph: &Graph, option: usize) -> Option<Proof> {
    let rivals = || (0..catalogue.options.len()).filter(|rival| *rival != option);
    let both_left = |rival: usize| move |excluded: OptionSet| !excluded.contains(option) && !excluded.contains(rival);
    let form = |rival: usize| LinearForm::wins(option, rival, catalogue.neutral);
    let beats = |rival: usize| min_where(catalogue, graph, form(rival), both_left(rival)).is_none_or(|min| min > 0);
    if graph.ends.iter().all(|excluded| !excluded.contains(option)) && rivals().all(beats) {
        return Some(Proof::Always);
    }
    let is_beaten = |rival: usize| {
        let stays = graph.ends.iter().all(|excluded| excluded.contains(option) || !excluded.contains(rival));
        stays && max_where(catalogue, graph, form(rival), both_left(rival)).is_none_or(|max| max <= 0)
    };
    let never = rivals().any(is_beaten) || can_lead(catalogue, graph, option) == Some(false);
    never.then_some(Proof::Never)
}
