//! What is told: paragraphs made from the quiz as it stands.

use std::path::Path;

use crate::{
    analysis::{Lookahead, forecast as outlook_of, percents, remaining},
    catalogue::{ChoiceSet, Kind, Question},
    quiz::{Answer, Answers, Quiz, Stage},
    report::{
        AnswerLine, CAVEAT, Metadata, NOT_SURE, Report, answered, because, contenders_words, counted_words,
        decided_words, hidden_answers as kept_lines, length, note_line, outlook_labels, place_words, takes,
    },
    store::{SaveStatus, SessionInfo, shown_path},
    text::wrap_indented as wrap_text,
};

use super::parse::known;

/// What to write for a note.
pub(crate) const NOTE_PROMPT: &str = "Your note (- deletes it, Enter keeps it):";

/// The width told in, in columns.
const WIDTH: usize = 78;

/// `paragraphs` in lines, those after the first of each indented as what they belong to, and an empty line at the end.
pub(crate) fn wrapped(paragraphs: &[String]) -> String {
    let mut out = String::new();
    for paragraph in paragraphs {
        let inset = paragraph.len() - paragraph.trim_start().len();
        // Behind a number, under the text.
        let number = paragraph.trim_start().split("  ").next().filter(|number| number.parse::<usize>().is_ok());
        let indent = " ".repeat(inset + number.map_or(0, |number| number.len() + 2));
        for line in wrap_text(paragraph, WIDTH, "", &indent) {
            out.push_str(&line);
            out.push('\n');
        }
    }
    out + "\n"
}

/// What it is, how long it takes, where the answers go, and where it begins.
pub(crate) fn opening(quiz: &Quiz, opening: &SessionInfo, keeping: &SaveStatus) -> Vec<String> {
    let catalogue = quiz.catalogue();
    let mut told = vec![catalogue.title.clone(), catalogue.summary.clone()];
    let option = |option: &crate::catalogue::CatalogueOption| match option.summary.as_str() {
        "" => option.name.clone(),
        summary => format!("{}: {summary}", option.name),
    };
    told.extend(catalogue.options.iter().map(option));
    let questions = remaining(catalogue, &Answers::none(catalogue));
    told.extend([length(&opening.about.project, questions), keeping.location_notice(&opening.answers_file)]);
    told.extend(opening.changes.clone());
    if !opening.saved.is_empty() {
        told.push(format!("Your answers were saved {}. Type \"over\" to start over.", opening.saved));
    }
    told.push("Type a number. 0 not sure, b back, r review, v verdict, a again, ? help.".into());
    told
}

/// Where the answers are that were set aside.
pub(crate) fn aside(path: Option<&Path>) -> String {
    path.map_or("Started over.".into(), |path| {
        format!("Started over. Your earlier answers are in {}.", shown_path(path))
    })
}

/// The question, the review or the verdict.
pub(crate) fn stage(quiz: &Quiz, about: &Metadata) -> Vec<String> {
    match (quiz.stage(), quiz.question()) {
        (Stage::Question { .. }, Some(asked)) => question(quiz, asked),
        (Stage::Review, _) => review(quiz),
        (Stage::Result, _) => verdict(quiz, about),
        _ => Vec::new(),
    }
}

/// What to write next.
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
    let ahead = Lookahead::of(catalogue, quiz.answers());
    let remaining = ahead.remaining();
    let done = quiz.answers().visible(catalogue).into_iter().filter(|q| quiz.answers().get(q) != Answer::Open).count();
    let place = place_words(number, (done + remaining.0, done + remaining.1), ahead.is_exact());
    let mut told = vec![format!("Question {place}."), question.title.clone()];
    told.extend([question.help.clone(), takes(question)].into_iter().filter(|text| !text.is_empty()));
    let answer = quiz.answers().get(question);
    let mark = |given: bool| if given { " (your answer)" } else { "" };
    for (at, choice) in question.choices.iter().enumerate() {
        let given = answer.picks().is_some_and(|picks| picks.contains(at));
        told.push(format!("  {}  {}{}", at + 1, choice.label, mark(given)));
    }
    told.push(format!("  0  Not sure{}", mark(answer == Answer::NotSure)));
    let nothing = answer.picks().is_some_and(ChoiceSet::is_empty);
    told.extend(nothing.then(|| "Your answer: none of these.".into()));
    told.extend(note_line(quiz.notes().get(question)));
    if remaining.1 > 0 && quiz.has_answers() && ahead.decided().is_some() {
        told.push("Your remaining answers cannot change the outcome. v shows the verdict now.".into());
    }
    told
}

fn review(quiz: &Quiz) -> Vec<String> {
    let lines = answered(quiz.catalogue(), quiz.answers(), quiz.notes());
    let mut told = vec![format!("Review: {}.", counted_words(&lines))];
    let note = |line: &AnswerLine| line.note_line().map(|note| format!("     {note}"));
    for (at, line) in lines.iter().enumerate() {
        told.push(format!("  {}  {} {}", at + 1, line.question.title, line.said()));
        told.extend(note(line));
    }
    for line in kept_lines(quiz.catalogue(), quiz.answers(), quiz.notes()) {
        told.push(format!("  No longer asked (kept): {} {}", line.question.title, line.said()));
        told.extend(note(&line));
    }
    told
}

fn verdict(quiz: &Quiz, about: &Metadata) -> Vec<String> {
    let report = Report::of(quiz, about);
    let figures: Vec<&str> = std::iter::once(&report.points).chain(&report.figures).map(String::as_str).collect();
    let mut told = vec![report.headline.clone(), figures.join("; ")];
    told.extend(report.advice.iter().chain([&report.solid_line()]).filter(|text| !text.is_empty()).cloned());
    told.push("The result is printed when you quit. b goes back.".into());
    told
}

/// What the open questions can still do.
pub(crate) fn outlook(quiz: &Quiz) -> Vec<String> {
    let (catalogue, answers) = (quiz.catalogue(), quiz.answers());
    let ahead = Lookahead::of(catalogue, answers);
    let mut told: Vec<String> = ahead.decided().map(|outcome| decided_words(catalogue, outcome)).into_iter().collect();
    let Some(outlook) = outlook_of(catalogue, answers) else {
        told.push(contenders_words(catalogue, &ahead.contenders(), ahead.is_exact()));
        return told;
    };
    let [first, second] = outlook.wins;
    let shares = percents(&[first, outlook.too_close, second], false);
    let mark = if outlook.exact { "" } else { " (estimated)" };
    let rows = outlook_labels(catalogue).into_iter().zip(shares).map(|(label, share)| format!("{label} {share}"));
    let rows: Vec<String> = rows.collect();
    told.push(format!("If the other answers were random{mark}: {}. {CAVEAT}", rows.join(", ")));
    told
}

/// What the choices mean, why the question is asked, and what can be written here.
pub(crate) fn help(quiz: &Quiz) -> Vec<String> {
    let mut told = Vec::new();
    if let Some(question) = quiz.question() {
        for (at, choice) in question.choices.iter().enumerate().filter(|(_, choice)| !choice.help.is_empty()) {
            told.push(format!("  {}  {}: {}", at + 1, choice.label, choice.help));
        }
        told.push(format!("  0  Not sure: {NOT_SURE}"));
        told.push(because(quiz.catalogue(), question));
        told.extend(Some(question.why.clone()).filter(|why| !why.is_empty()));
    }
    told.push("You can also type:".into());
    told.extend(known(quiz.stage()).map(|(word, does)| format!("  {word}  {does}")));
    told
}
