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
    /// The share of random answers with which it is not ruled out and both have more points, 0 to 1.
    pub share: f64,
}

pub fn crowded_out(catalogue: &Catalogue, graph: &Graph, forecast: &Forecast) -> Option<CrowdedOut> {
    let options = 0..catalogue.options.len();
    if options.len() < 3 {
        return None;
    }
    // Of sampled shares that are equal, one may be proven to be 0.
    let wins = |option: &usize| forecast.wins.get(*option).map_or((0.0, 0.0), |share| (share.value, share.max));
    let less = |a: &usize, b: &usize| {
        let (a, b) = (wins(a), wins(b));
        a.0.total_cmp(&b.0).then(a.1.total_cmp(&b.1))
    };
    let option = options.clone().min_by(less)?;
    let completions = Completions::new(catalogue, graph);
    let others = || options.clone().filter(|other| *other != option);
    let pairs = others().flat_map(|one| others().filter(move |other| *other > one).map(move |other| (one, other)));
    let beaten = |(one, other): (usize, usize)| {
        let share = completions.share(|scores, excluded| {
            !excluded.contains(option) && scores.get(one).min(scores.get(other)) > scores.get(option)
        });
        CrowdedOut { option, by: (one, other), share }
    };
    pairs.map(beaten).max_by(|a, b| a.share.total_cmp(&b.share))
}
