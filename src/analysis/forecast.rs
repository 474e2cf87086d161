//! How often each outcome would result if the open questions were answered at random (docs/decision-model.md, parts 3
//! and 8).

mod exact;
mod proofs;
mod shares;

use crate::{
    catalogue::{Catalogue, OptionSet},
    quiz::Answers,
    scoring::{Outcome, excluded, outcome},
};

use super::state_space::{Completions, Graph, Plan};

use proofs::Proofs;
pub(crate) use shares::Z;
pub use shares::{Forecast, Proof, Share};
use shares::{Forms, PointShares};

/// The forecast as things stand.
///
/// It is exact within the budget ([`super::state_space::budget`]), and estimated from a sample beyond it.
pub fn forecast(catalogue: &Catalogue, answers: &Answers) -> Forecast {
    let graph = Graph::new(catalogue, &Plan::completed(catalogue, answers));
    let forecast = if catalogue.options.len() == 2 {
        of_two_options(catalogue, &graph)
    } else {
        of_many_options(catalogue, &graph)
    };
    Forecast { excluded: excluded(catalogue, answers), ..forecast }
}

fn of_many_options(catalogue: &Catalogue, graph: &Graph) -> Forecast {
    let completions = Completions::new(catalogue, graph);
    let proofs = if completions.exact { Proofs::nothing(catalogue) } else { proofs::proofs(catalogue, graph) };
    from_completions(catalogue, &completions, &proofs)
}

fn of_two_options(catalogue: &Catalogue, graph: &Graph) -> Forecast {
    let forms = Forms::new(catalogue);
    if let Some(forecast) = exact::from_counts(catalogue, graph, forms) {
        return forecast;
    }
    let with_points = |completions: &Completions, proofs: &Proofs| {
        let lead = |sign: i64| completions.share(|scores, _| forms.lead.value(scores).signum() == sign);
        let points = PointShares { sign: [lead(1), lead(-1)], tie: lead(0) };
        Forecast { points: Some(points), ..from_completions(catalogue, completions, proofs) }
    };
    let proofs = proofs::proofs(catalogue, graph);
    match exact::from_distributions(catalogue, graph, forms, &proofs) {
        // Bounds of one form at a time do not prove every impossible outcome to be one; the completions do.
        Some(forecast) if forecast.has_unproven_zero() => match Completions::all(catalogue, graph) {
            Some(all) => with_points(&all, &Proofs::nothing(catalogue)),
            None => forecast,
        },
        Some(forecast) => forecast,
        None => with_points(&Completions::sample(catalogue, graph), &proofs),
    }
}

/// The forecast from weighted completions.
fn from_completions(catalogue: &Catalogue, completions: &Completions, proofs: &Proofs) -> Forecast {
    let outcomes: Vec<Outcome> =
        completions.iter().map(|(scores, excluded)| outcome(scores, excluded, catalogue.neutral)).collect();
    let share = |wanted: Outcome, proof: Option<Proof>| {
        let matching = || outcomes.iter().zip(completions.weights()).filter(|(outcome, _)| **outcome == wanted);
        if !completions.exact {
            return Share::estimated(matching().count(), outcomes.len(), proof);
        }
        let value: f64 = matching().map(|(_, weight)| weight).sum();
        let proof = match matching().count() {
            0 => Some(Proof::Never),
            all if all == outcomes.len() => Some(Proof::Always),
            _ => None,
        };
        Share::new(value, (value, value), proof)
    };
    Forecast {
        wins: { proofs.wins.iter().enumerate() }.map(|(option, proof)| share(Outcome::Wins(option), *proof)).collect(),
        too_close: share(Outcome::TooClose, proofs.too_close),
        none: share(Outcome::NoneLeft, proofs.none),
        excluded: OptionSet::NONE,
        points: None,
        exact: completions.exact,
        sample: if completions.exact { 0 } else { completions.len() },
        counts: None,
        dropped: 0.0,
    }
}

#[cfg(test)]
mod tests {
    use std::{
        fmt::Write,
        hash::{BuildHasher, BuildHasherDefault, DefaultHasher},
    };

    use super::*;
    use crate::catalogue::load;

    /// A catalogue of `options` options with points that look random; `seed` says which.
    fn catalogue(options: usize, seed: usize) -> Catalogue {
        let draw = |at: (usize, usize, usize)| BuildHasherDefault::<DefaultHasher>::default().hash_one((seed, at)) % 10;
        let mut text = "format: 1\nid: c\nversion: '1'\ntitle: t\nsummary: s\noptions:\n".to_owned();
        for at in 0..options {
            writeln!(text, "  - {{ id: o{at}, name: n, summary: s }}").unwrap();
        }
        text += "reasons:\n";
        for at in 0..options {
            writeln!(text, "  - {{ id: r{at}, title: t, summary: s, supports: {{ o{at}: 1 }} }}").unwrap();
        }
        text += "questions:\n";
        for question in 0..6 {
            writeln!(text, "  - id: q{question}\n    title: t\n    choices:").unwrap();
            for choice in 0..3 {
                let points = (0..options).map(|reason| (reason, draw((question, choice, reason))));
                let points: Vec<String> =
                    points.filter(|(_, points)| *points > 0).map(|(at, points)| format!("r{at}: {points}")).collect();
                writeln!(text, "      - {{ id: c{choice}, label: l, points: {{ {} }} }}", points.join(", ")).unwrap();
            }
        }
        load(&text).unwrap()
    }

    #[test]
    fn of_a_thousand_sampled_shares_at_least_930_are_in_their_interval() {
        let (mut shares, mut inside) = (0, 0);
        for seed in 0..200 {
            let catalogue = catalogue(4, seed);
            let graph = Graph::new(&catalogue, &Plan::completed(&catalogue, &Answers::none(&catalogue)));
            let nothing = Proofs::nothing(&catalogue);
            let exact = from_completions(&catalogue, &Completions::all(&catalogue, &graph).unwrap(), &nothing);
            let sampled = from_completions(&catalogue, &Completions::sample(&catalogue, &graph), &nothing);
            let all = |forecast: &Forecast| [&forecast.wins[..], &[forecast.too_close]].concat();
            for (exact, sampled) in all(&exact).into_iter().zip(all(&sampled)) {
                shares += 1;
                inside += usize::from(sampled.min <= exact.value && exact.value <= sampled.max);
            }
        }
        assert_eq!(shares, 1000);
        assert!((930..1000).contains(&inside), "{inside}; intervals that always hold are too wide");
    }
}
