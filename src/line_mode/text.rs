//! The paragraphs that line mode prints, made from the state of the quiz.

use std::path::Path;

use crate::{
    analysis::{self, Lookahead, remaining},
    catalogue::{ChoiceSet, Kind, Question},
    quiz::{Answer, Answers, Quiz, Stage},
    report::{
        AnswerLine, Metadata, NOT_SURE, Report, WhyNotSection, answered, because, caveat, counted_words, decided_words,
        forecast_rows, hidden_answers, length, note_line, place_words, takes,
    },
    scoring::WeightedCatalogue,
    store::{SaveStatus, SessionInfo, shown_path},
    text::wrap_indented,
};

use super::parse::words;

pub(crate) const NOTE_PROMPT: &str = "Your note (- deletes it, Enter keeps it):";

/// The width of the paragraphs, in columns.
const WIDTH: usize = 78;

/// Wraps `paragraphs` with hanging indents, and adds an empty line.
pub(crate) fn wrapped(paragraphs: &[String]) -> String {
    let mut out = String::new();
    for paragraph in paragraphs {
        let inset = paragraph.len() - paragraph.trim_start().len();
        // After a number, lines align with the text.
        let number = paragraph.trim_start().split("  ").next().filter(|number| number.parse::<usize>().is_ok());
        let indent = " ".repeat(inset + number.map_or(0, |number| number.len() + 2));
        for line in wrap_indented(paragraph, WIDTH, "", &indent) {
            out.push_str(&line);
            out.push('\n');
        }
    }
    out + "\n"
}

/// What the quiz is about, how long it takes, and where the answers are saved.
pub(crate) fn introduction(quiz: &Quiz, info: &SessionInfo, status: &SaveStatus) -> Vec<String> {
    let catalogue = quiz.catalogue();
    let mut paragraphs = vec![catalogue.title.clone(), catalogue.summary.clone()];
    let option = |option: &crate::catalogue::CatalogueOption| match option.summary.as_str() {
        "" => option.name.clone(),
        summary => format!("{}: {summary}", option.name),
    };
    paragraphs.extend(catalogue.options.iter().map(option));
    let questions = remaining(catalogue, &Answers::none(catalogue));
    paragraphs.extend([length(&info.about.project, questions), status.location_notice(&info.answers_file)]);
    paragraphs.extend(info.changes.clone());
    if !info.saved.is_empty() {
        paragraphs.push(format!("Your answers were saved {}. Type \"over\" to start over.", info.saved));
    }
    paragraphs.push("Type a number. 0 not sure, b back, r review, v verdict, a again, ? help.".into());
    paragraphs
}

/// Says where the old answers are.
pub(crate) fn started_over(path: Option<&Path>) -> String {
    path.map_or("Started over.".into(), |path| {
        format!("Started over. Your earlier answers are in {}.", shown_path(path))
    })
}

pub(crate) fn stage(quiz: &Quiz, about: &Metadata) -> Vec<String> {
    match (quiz.stage(), quiz.question()) {
        (Stage::Question { .. }, Some(asked)) => question(quiz, asked),
        (Stage::Review, _) => review(quiz),
        (Stage::Result, _) => verdict(quiz, about),
        _ => Vec::new(),
    }
}

pub(crate) fn prompt(quiz: &Quiz) -> &'static str {
    match (quiz.stage(), quiz.question().map(|question| (question.kind, quiz.answers().get(question)))) {
        (Stage::Review, _) => "Number of an answer to change, or Enter for the verdict:",
        (Stage::Result, _) => "Enter to quit:",
        (_, Some((Kind::Many { .. }, Answer::Open))) => "Your answers, or Enter for none of these:",
        (_, Some((_, Answer::Open)) | None) => "Your answer:",
        (_, Some(_)) => "Your answer, or Enter to keep it:",
    }
}

fn question(quiz: &Quiz, question: &Question) -> Vec<String> {
    let catalogue = quiz.catalogue();
    let number = quiz.number(question);
    let weights = WeightedCatalogue::new(catalogue, quiz.priorities());
    let lookahead = Lookahead::new(&weights.catalogue, quiz.answers());
    let remaining = lookahead.remaining();
    let done = quiz.answers().visible(catalogue).into_iter().filter(|q| quiz.answers().get(q) != Answer::Open).count();
    let position = place_words(number, (done + remaining.0, done + remaining.1), lookahead.is_exact());
    let mut paragraphs = vec![format!("Question {position}."), question.title.clone()];
    paragraphs.extend([question.help.clone(), takes(question)].into_iter().filter(|text| !text.is_empty()));
    let answer = quiz.answers().get(question);
    let own = if quiz.answers().is_guess(question) { " (your answer, a guess)" } else { " (your answer)" };
    let mark = |given: bool| if given { own } else { "" };
    for (index, choice) in question.choices.iter().enumerate() {
        let given = answer.picks().is_some_and(|picks| picks.contains(index));
        paragraphs.push(format!("  {}  {}{}", index + 1, choice.label, mark(given)));
    }
    paragraphs.push(format!("  0  Not sure{}", mark(answer == Answer::NotSure)));
    let nothing = answer.picks().is_some_and(ChoiceSet::is_empty);
    let guess = if nothing && quiz.answers().is_guess(question) { " It is a guess." } else { "" };
    paragraphs.extend(nothing.then(|| format!("Your answer: none of these.{guess}")));
    paragraphs.extend(note_line(quiz.notes().get(question)));
    if remaining.1 > 0 && quiz.has_answers() && lookahead.decided().is_some() {
        paragraphs.push("Your remaining answers cannot change the outcome. v shows the verdict now.".into());
    }
    paragraphs
}

fn review(quiz: &Quiz) -> Vec<String> {
    let lines = answered(quiz.catalogue(), quiz.responses());
    let mut paragraphs = vec![format!("Review: {}.", counted_words(&lines))];
    let note = |line: &AnswerLine| line.note_line().map(|note| format!("     {note}"));
    for (index, line) in lines.iter().enumerate() {
        paragraphs.push(format!("  {}  {} {}", index + 1, line.question.title, line.said()));
        paragraphs.extend(note(line));
    }
    for line in hidden_answers(quiz.catalogue(), quiz.responses()) {
        paragraphs.push(format!("  No longer asked (kept): {} {}", line.question.title, line.said()));
        paragraphs.extend(note(&line));
    }
    paragraphs
}

fn verdict(quiz: &Quiz, about: &Metadata) -> Vec<String> {
    let report = Report::of(quiz, about);
    let figures: Vec<&str> = std::iter::once(&report.points).chain(&report.figures).map(String::as_str).collect();
    let mut paragraphs = vec![report.headline.clone(), figures.join("; ")];
    let others = [report.solid_line(), report.find_out.clone()];
    paragraphs.extend(report.paragraphs().into_iter().chain(others).filter(|text| !text.is_empty()));
    if !report.why_not.is_empty() {
        paragraphs.push(format!("{} Type \"why\".", report.why_not_title()));
    }
    if !report.what_if.is_empty() || report.missing == 0 {
        paragraphs
            .push("\"try\" shows which other answers would change it, \"weigh\" how much each reason counts.".into());
    }
    paragraphs.push("The result is printed when you quit. b goes back.".into());
    paragraphs
}

/// Why the other options do not win.
pub(crate) fn why_not(report: Report) -> Vec<String> {
    let sections = report.why_not;
    if sections.is_empty() {
        return vec!["No option wins, so there is nothing to compare.".into()];
    }
    let paragraphs = |section: WhyNotSection| {
        let sentences = section.sentences.into_iter().map(|sentence| format!("  {sentence}"));
        [section.title].into_iter().chain(sentences).collect::<Vec<_>>()
    };
    sections.into_iter().flat_map(paragraphs).collect()
}

/// What the open questions can still change.
pub(crate) fn forecast(quiz: &Quiz) -> Vec<String> {
    let (catalogue, answers) = (quiz.catalogue(), quiz.answers());
    let weights = WeightedCatalogue::new(catalogue, quiz.priorities());
    let lookahead = Lookahead::new(&weights.catalogue, answers);
    let mut paragraphs: Vec<String> =
        lookahead.decided().map(|outcome| decided_words(catalogue, outcome)).into_iter().collect();
    let forecast = analysis::forecast(&weights.catalogue, answers);
    let rows = forecast_rows(catalogue, &forecast, false);
    let rows: Vec<String> = rows.iter().map(|row| format!("{} {}", row.label, row.percent)).collect();
    paragraphs.push(format!("If the other answers were random: {}. {}", rows.join(", "), caveat(&forecast)));
    paragraphs
}

/// What the choices mean, why the question is asked, and what can be typed.
pub(crate) fn help(quiz: &Quiz) -> Vec<String> {
    let mut paragraphs = Vec::new();
    if let Some(question) = quiz.question() {
        for (index, choice) in question.choices.iter().enumerate().filter(|(_, choice)| !choice.help.is_empty()) {
            paragraphs.push(format!("  {}  {}: {}", index + 1, choice.label, choice.help));
        }
        paragraphs.push(format!("  0  Not sure: {NOT_SURE}"));
        paragraphs.push(because(quiz.catalogue(), question));
        paragraphs.extend(Some(question.why.clone()).filter(|why| !why.is_empty()));
    }
    paragraphs.push("You can also type:".into());
    paragraphs.extend(words(quiz.stage()).map(|(word, help)| format!("  {word}  {help}")));
    paragraphs
}
