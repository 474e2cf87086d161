//! Which option of three or more two others often beat together.

use crate::{
    analysis::{
        Forecast,
        state_space::{Completions, Graph},
    },
    catalogue::Catalogue,
};

/// The option that wins least often, and the two others that most often both have more points.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct CrowdedOut {
    /// The option.
    pub option: usize,
    /// The two others.
    pub by: (usize, usize),
    /// The share of random answers with which both have more points, 0 to 1.
    pub share: f64,
}

pub fn crowded_out(catalogue: &Catalogue, graph: &Graph, forecast: &Forecast) -> Option<CrowdedOut> {
    let options = 0..catalogue.options.len();
    if options.len() < 3 {
        return None;
    }
    let wins = |option: &usize| forecast.wins.get(*option).map_or(0.0, |share| share.value);
    let option = options.clone().min_by(|a, b| wins(a).total_cmp(&wins(b)))?;
    let completions = Completions::new(catalogue, graph);
    let others = || options.clone().filter(|other| *other != option);
    let pairs = others().flat_map(|one| others().filter(move |other| *other > one).map(move |other| (one, other)));
    let beaten = |(one, other): (usize, usize)| {
        let share = completions.share(|scores, _| scores.get(one).min(scores.get(other)) > scores.get(option));
        CrowdedOut { option, by: (one, other), share }
    };
    pairs.map(beaten).max_by(|a, b| a.share.total_cmp(&b.share))
}
