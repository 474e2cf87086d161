//! The result as one value.

use num_rational::Ratio;

use crate::{
    analysis::{
        self, Forecast, Guesses, Lookahead, Sensitivity, Weighed, WeightChange, WhatIf, forecast, sensitivity, why_not,
    },
    catalogue::{Catalogue, Reason},
    quiz::{Priorities, Quiz, Responses},
    scoring::{self, HalfPoints, Outcome, Verdict, VerdictKind, WeightedCatalogue},
};

use super::{
    advice,
    answer_line::{AnswerLine, answered, hidden_answers},
    columns::{self, Column},
    exclusions::{self, ExclusionLine},
    guesses,
    metadata::{InterviewMode, Metadata},
    phrases, priorities,
    strongest_answers::{self, StrongestAnswer},
    weights::{self, BreakEven},
    what_if::{self, WhatIfLine},
    why_not::{self, WhyNotSection},
};

/// A result: the verdict, the words for it, and what it is based on. Sentences that do not apply are empty.
///
/// ```
/// use whichone::{analysis::case_answers, catalogue, report::{Format, Metadata, Report}};
///
/// let text = std::fs::read_to_string("assets/new.yaml").unwrap();
/// let catalogue = catalogue::load(&text).unwrap();
/// let answers = case_answers(&catalogue, &catalogue.cases[0]);
/// let metadata = Metadata { project: "billing".into(), ..Metadata::default() };
/// let report = Report::new(&catalogue, &answers.into(), metadata);
/// assert_eq!(report.headline, "Build, the clear choice.");
/// assert!(Format::Markdown.write(&report).contains("billing"));
/// ```
#[derive(Debug, Clone, PartialEq)]
pub struct Report<'c> {
    /// The catalogue.
    pub catalogue: &'c Catalogue,
    /// What the result is about, beyond the answers.
    pub about: Metadata,
    /// The verdict, with the person's weights.
    pub verdict: Verdict<HalfPoints>,
    /// The neutral points.
    pub neutral: Ratio<u64>,
    /// What the person entered.
    pub responses: Responses,
    /// How much each reason counts.
    pub priorities: Priorities,
    /// The verdict without priorities; none if there are none.
    pub without_priorities: Option<Verdict<HalfPoints>>,
    /// The priorities, and the verdict without them, in sentences; empty if there are none.
    pub priorities_line: String,
    /// The verdict in a few words: "Rust, the clear choice."
    pub headline: String,
    /// What to say beside the names of the options of the verdict: "The clear choice."
    pub beside_names: String,
    /// The answers that rule options out.
    pub exclusions: Vec<ExclusionLine<'c>>,
    /// The same in one sentence; empty if there are none.
    pub excluded_in_short: String,
    /// What the points alone would have said, if that is something else; else empty.
    pub by_points: String,
    /// The points of the options, the leader's first: "28 points to 12".
    pub points: String,
    /// The lead in figures that add up, and how many questions counted.
    pub figures: Vec<String>,
    /// What to do with a verdict without a winner, in paragraphs.
    pub advice: Vec<String>,
    /// The options side by side, in catalogue order.
    pub columns: Vec<Column<'c>>,
    /// What the verdict leaves out, in sentences.
    pub left_out: Vec<String>,
    /// What was unusual about how the questions were asked, in a sentence.
    pub interview_mode: String,
    /// Every visible question, with its answer.
    pub answers: Vec<AnswerLine<'c>>,
    /// The answers kept for questions that are hidden now.
    pub hidden_answers: Vec<AnswerLine<'c>>,
    /// How many more answers a verdict takes; 0 if there is one.
    pub missing: usize,
    /// The counted answers that favour one of the two best options, the most points first.
    pub strongest_answers: Vec<StrongestAnswer<'c>>,
    /// The reasons for any option that got no points, in catalogue order.
    pub without_points: Vec<&'c Reason>,
    /// Why each other option does not win; nothing if nobody wins.
    pub why_not: Vec<WhyNotSection>,
    /// The single changes that would lead to another outcome; none if there is no verdict.
    pub what_if: Vec<WhatIfLine<'c>>,
    /// How robust the verdict is against other answers, in a sentence.
    pub robustness: String,
    /// Which answers would have to change for there to be no single winner, in a sentence; empty if one is enough.
    pub to_no_winner: String,
    /// For each option that does not win, which answers would have to change, in sentences; none where one is enough.
    pub to_win: Vec<String>,
    /// The few answers that alone decide it, in a sentence.
    pub decided_by: String,
    /// The break-even weight of each reason that counts.
    pub break_evens: Vec<BreakEven>,
    /// In how many ways of weighing the reasons the leader is ahead, in a sentence.
    pub weighing: String,
    /// The reasons that matter most, in that order, by their indices; none unless they were ranked.
    pub ranked: Vec<usize>,
    /// Which other weight of one reason would lead to another outcome.
    pub weight_changes: Vec<WeightChange>,
    /// The same in sentences; none if there is no verdict.
    pub tipping: Vec<String>,
    /// How wrong all weights may be at once, in a sentence.
    pub margin: String,
    /// Whether the verdict holds whatever the guesses turn out to be, and which to check first, in sentences.
    pub guesses_line: String,
    /// What to find out first, and from whom, in a sentence.
    pub find_out: String,
    /// What the guesses can do.
    pub guesses: Guesses,
    /// The questions answered "not sure", and how often each would decide the outcome.
    pub unknown: Vec<Weighed>,
    /// What other answers would do.
    pub changes: WhatIf,
    /// What other weights would do.
    pub sensitivity: Sensitivity,
    /// What the open questions can still do.
    pub forecast: Forecast,
    /// The outcome, if the open questions can no longer change it.
    pub decided: Option<Outcome>,
    /// The least and the most questions left.
    pub remaining: (usize, usize),
    /// Whether the forecast and the questions left are exact, and not estimates or bounds.
    pub exact: bool,
}

impl<'c> Report<'c> {
    /// The result of a quiz as it is now.
    pub fn of(quiz: &Quiz<'c>, about: &Metadata) -> Self {
        let interview_mode =
            InterviewMode { order: quiz.order().name(), forecast_seen: quiz.responses().forecast_seen };
        let about = Metadata { interview_mode: Some(interview_mode), ..about.clone() };
        Self::new(quiz.catalogue(), quiz.responses(), about)
    }

    /// The result of these responses.
    pub fn new(catalogue: &'c Catalogue, responses: &Responses, about: Metadata) -> Self {
        let Responses { answers, notes, priorities, .. } = responses;
        let weights = WeightedCatalogue::new(catalogue, priorities);
        // What the verdict depends on; for everything that is shown, `catalogue` has the words.
        let weighted = weights.catalogue.as_ref();
        let lookahead = Lookahead::new(weighted, answers);
        let verdict = weights.shown_verdict(lookahead.verdict());
        let neutral = weights.neutral();
        let without_priorities = priorities::verdict_without(catalogue, responses);
        let columns = columns::columns(catalogue, answers, priorities);
        let (changes, sensitivity) = (lookahead.what_if(), sensitivity(catalogue, answers, priorities));
        let weight_changes = analysis::weight_changes(catalogue, answers, priorities);
        let forecast = forecast(weighted, answers);
        let lines = answered(catalogue, responses);
        let (guesses, unknown) = (analysis::guesses(weighted, answers), analysis::find_out(weighted, answers));
        let excluded = scoring::exclusions(catalogue, answers);
        let has_verdict = verdict.kind != VerdictKind::Insufficient;
        let has_two = verdict.has_rival();
        let if_two = |sentence: &dyn Fn() -> String| if has_verdict && has_two { sentence() } else { String::new() };
        let exclusions = exclusions::lines(catalogue, &excluded);
        let if_verdict = |sentence: &dyn Fn() -> String| if has_verdict { sentence() } else { String::new() };
        Self {
            headline: phrases::headline(catalogue, &verdict),
            beside_names: phrases::beside_names(catalogue, &verdict),
            points: phrases::points(catalogue, &verdict, HalfPoints::to_string),
            figures: phrases::figures(catalogue, &verdict, &phrases::lead_figures(&verdict, neutral)),
            excluded_in_short: {
                let pairs: Vec<_> = excluded.iter().map(|it| (it.option, it.question)).collect();
                exclusions::in_short(catalogue, &pairs)
            },
            by_points: exclusions::by_points(catalogue, &verdict).unwrap_or_default(),
            advice: advice::advice(catalogue, &verdict, &columns),
            left_out: phrases::left_out(catalogue, answers),
            interview_mode: about.interview_mode.map_or(String::new(), phrases::interview_mode),
            about,
            hidden_answers: hidden_answers(catalogue, responses),
            missing: verdict.missing(),
            strongest_answers: if has_two {
                strongest_answers::strongest_answers(&verdict, &lines)
            } else {
                Vec::new()
            },
            without_points: strongest_answers::without_points(catalogue, answers),
            why_not: verdict.leader().map_or_else(Vec::new, |winner| {
                let why_not = why_not(catalogue, answers, priorities);
                why_not::sections(catalogue, winner, why_not, &exclusions, priorities)
            }),
            exclusions,
            what_if: if has_verdict { what_if::lines(catalogue, weighted, answers, &changes) } else { Vec::new() },
            robustness: if_verdict(&|| what_if::robustness(catalogue, &changes)),
            to_no_winner: if_verdict(&|| what_if::to_no_winner(catalogue, &changes)),
            to_win: if has_verdict { what_if::to_win(catalogue, &changes) } else { Vec::new() },
            decided_by: if_verdict(&|| what_if::decided_by(catalogue, &changes, verdict.scores.counted)),
            break_evens: if verdict.leader().is_some() && has_two {
                weights::break_evens(&sensitivity, priorities)
            } else {
                Vec::new()
            },
            weighing: if_two(&|| weights::weighing(catalogue, &sensitivity)),
            ranked: Vec::new(),
            tipping: if has_verdict && has_two {
                weights::tipping(catalogue, verdict.outcome, &weight_changes)
            } else {
                Vec::new()
            },
            weight_changes,
            margin: if_two(&|| weights::margin(catalogue, &sensitivity)),
            guesses_line: if_verdict(&|| guesses::sentence(catalogue, &guesses)),
            find_out: if_verdict(&|| guesses::find_out(catalogue, notes, &unknown)),
            guesses,
            unknown,
            answers: lines,
            changes,
            sensitivity,
            exact: forecast.exact && lookahead.is_exact(),
            forecast,
            decided: lookahead.decided(),
            remaining: lookahead.remaining(),
            columns,
            neutral,
            priorities_line: priorities::sentence(catalogue, priorities, without_priorities.as_ref()),
            priorities: priorities.clone(),
            responses: responses.clone(),
            without_priorities,
            verdict,
            catalogue,
        }
    }
}
