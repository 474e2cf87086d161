//! The fewest changed answers that bring a form down to a bound.

use std::{cmp::Reverse, rc::Rc};

use crate::catalogue::{Catalogue, ChoiceSet, Question};

use super::{
    Semiring,
    graph::{Graph, Layer, Reachability},
    plan::Response,
    total,
};

/// A smallest set of answers to change.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ChangeSet {
    /// How many answers: no fewer will do.
    pub answers: usize,
    /// The places of their questions, in file order. Empty where it is not exact.
    pub set: Vec<usize>,
    /// Whether it is exact. If not, the budget was too small, and that many may not be enough.
    pub exact: bool,
}

impl ChangeSet {
    /// No more than a bound. What holds as things stand needs one change at the least.
    fn as_bound(&self) -> Self {
        Self { answers: self.answers.max(1), set: Vec::new(), exact: false }
    }
}

/// The fewest answers to change, each to any allowed one, so that the sum of `worth` over the answers is at most
/// `bound`, and one such set. None where no changes do that.
///
/// `graph` is that of [`super::plan::Plan::changed`], and `said` gives the answer that counts as things stand. The answers
/// that no skip logic bears on are sorted by what a change gains; only the others go through the joint states, with
/// the least sum for each number of changes among them. Of equal gains the earlier question is taken, and of equal
/// sums the set that ends earlier.
pub fn min_changes(
    catalogue: &Catalogue,
    graph: &Graph,
    said: &[Response],
    worth: impl Fn(&Question, Response) -> i64,
    bound: i64,
) -> Option<ChangeSet> {
    let gains = gains(catalogue, graph, said, &worth);
    let tied =
        graph.layers.iter().filter(|layer| !is_plain(layer) && layer.reachability != Reachability::Never).count();
    let mut most = 1;
    loop {
        let mut algebra = MinChanges { said, plain: plain(graph), worth: &worth, most };
        let table = total(&mut algebra, catalogue, graph, vec![Some((0, None))])?;
        let best = best(&table, &gains, bound);
        let settled = best.as_ref().is_some_and(|best| best.answers <= most);
        if settled || most >= tied {
            return best.map(|best| if graph.exact { best } else { best.as_bound() });
        }
        most *= 2;
    }
}

/// Whether no skip logic bears on a question: it is asked whatever is answered, and nothing depends on its answer.
fn is_plain(layer: &Layer) -> bool {
    layer.reachability == Reachability::Always && layer.classes.len() == 1
}

fn plain(graph: &Graph) -> Vec<bool> {
    graph.layers.iter().map(is_plain).collect()
}

/// What the best change of each plain answer takes off, the most first, and its question.
fn gains(
    catalogue: &Catalogue,
    graph: &Graph,
    said: &[Response],
    worth: impl Fn(&Question, Response) -> i64,
) -> Vec<(i64, usize)> {
    let questions = catalogue.questions.iter().zip(&graph.layers).zip(said);
    let gain = |((question, layer), said): ((&Question, &Layer), &Response)| {
        let best = layer.classes.iter().flatten().map(|to| worth(question, *to)).min()?;
        Some((worth(question, *said) - best, question.index))
    };
    let counted = questions.filter(|((_, layer), said)| is_plain(layer) && said.is_some());
    let mut gains: Vec<(i64, usize)> = counted.filter_map(gain).filter(|(gain, _)| *gain > 0).collect();
    gains.sort_by_key(|(gain, question)| (Reverse(*gain), *question));
    gains
}

/// The best of all divisions of the changes between the table and the plain answers.
fn best(table: &[Entry], gains: &[(i64, usize)], bound: i64) -> Option<ChangeSet> {
    let mut best: Option<ChangeSet> = None;
    for (changes, entry) in table.iter().enumerate() {
        let Some((sum, chain)) = entry else { continue };
        let mut sum = *sum;
        let taken = gains.iter().take_while(|(gain, _)| {
            let needed = sum > bound;
            sum -= if needed { *gain } else { 0 };
            needed
        });
        let mut set: Vec<usize> = taken.map(|(_, question)| *question).collect();
        let answers = changes + set.len();
        if sum > bound || best.as_ref().is_some_and(|best| best.answers <= answers) {
            continue;
        }
        set.extend(questions(chain.as_ref()));
        set.sort_unstable();
        best = Some(ChangeSet { answers, set, exact: true });
    }
    best
}

/// The questions whose answers are changed, the last one first.
type Chain = Option<Rc<Link>>;

struct Link {
    question: usize,
    before: Chain,
}

fn questions(chain: Option<&Rc<Link>>) -> impl Iterator<Item = usize> {
    std::iter::successors(chain, |link| link.before.as_ref()).map(|link| link.question)
}

/// The least sum with some number of changes, and the changes; None where there is no way.
type Entry = Option<(i64, Chain)>;

/// (min,+) for each number of changed answers, up to `most`.
struct MinChanges<'s, F> {
    said: &'s [Response],
    plain: Vec<bool>,
    worth: F,
    most: usize,
}

/// What the answers of one class cost: the one that stands, and the best of the others.
struct Costs {
    question: usize,
    same: Option<i64>,
    other: Option<i64>,
}

impl<F: Fn(&Question, Response) -> i64> Semiring for MinChanges<'_, F> {
    type Value = Vec<Entry>;
    type Term = Costs;

    fn term(&mut self, question: &Question, moves: &[Response], _of: usize) -> Costs {
        let stands: Option<ChoiceSet> = self.said.get(question.index).copied().flatten();
        let is_plain = self.plain.get(question.index) == Some(&true);
        // A question that does not count as things stand cannot be changed: its one move is what stands.
        let is_same = |said: &Response| stands.is_none() || *said == stands;
        let worth = |said: &Response| (self.worth)(question, *said);
        Costs {
            question: question.index,
            same: moves.iter().filter(|said| is_same(said)).map(worth).min(),
            other: moves.iter().filter(|said| !is_same(said) && !is_plain).map(worth).min(),
        }
    }

    fn times(&mut self, value: &Vec<Entry>, term: &Costs) -> Vec<Entry> {
        let length = (value.len() + usize::from(term.other.is_some())).min(self.most + 1);
        let same = |at: usize| {
            let (sum, chain) = value.get(at)?.as_ref()?;
            Some((sum + term.same?, chain.clone()))
        };
        let other = |at: usize| {
            let (sum, chain) = value.get(at.checked_sub(1)?)?.as_ref()?;
            Some((sum + term.other?, chain))
        };
        let entry = |at: usize| match (same(at), other(at)) {
            (Some(same), Some(other)) if same.0 <= other.0 => Some(same),
            (_, Some((sum, chain))) => {
                Some((sum, Some(Rc::new(Link { question: term.question, before: chain.clone() }))))
            }
            (same, None) => same,
        };
        (0..length).map(entry).collect()
    }

    fn plus(&mut self, one: Vec<Entry>, other: Vec<Entry>) -> Vec<Entry> {
        let (mut long, short) = if one.len() >= other.len() { (one, other) } else { (other, one) };
        for (entry, more) in long.iter_mut().zip(short) {
            let less = match (&*entry, &more) {
                (Some((sum, _)), Some((new, _))) => new < sum,
                (entry, more) => entry.is_none() && more.is_some(),
            };
            if less {
                *entry = more;
            }
        }
        long
    }
}
