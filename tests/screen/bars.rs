//! The verdict adds up: every bar of the screen is as long as its points on one scale, the bars of the reasons add up to
//! those of the options, and the numbers are those of the JSON report.

use std::sync::LazyLock;

use crate::script::{DARK, built_in, play, shown, six, three, verdict};
use ratatui::{
    buffer::{Buffer, Cell},
    style::Color,
};
use serde_json::Value;
use whichone::{catalogue::Catalogue, report::Format};

/// The usual sizes, and those at which a part of the screen gets or loses its border.
const SIZES: [(u16, u16); 8] = [(160, 45), (100, 30), (80, 24), (40, 12), (142, 40), (92, 30), (86, 24), (150, 15)];

/// A bar: whose it is, how many half cells it has, and the points beside it.
#[derive(Debug)]
struct Bar {
    row: String,
    option: usize,
    halves: u32,
    points: u32,
}

/// The option whose colour it is.
fn option_of(color: Color) -> Option<usize> {
    static COLORS: LazyLock<Vec<Option<Color>>> = LazyLock::new(|| {
        let roles = DARK.roles();
        let color = |name: String| roles.iter().find(|(role, _)| *role == name).and_then(|(_, style)| style.fg);
        (1..=6).map(|number| color(format!("option {number}"))).collect()
    });
    COLORS.iter().position(|known| *known == Some(color))
}

/// How many half cells of each option a cell has.
fn halves(cell: &Cell) -> Vec<(usize, u32)> {
    let own = match cell.symbol() {
        "█" => 2,
        "▌" | "▐" => 1,
        _ => return Vec::new(),
    };
    let behind = option_of(cell.bg).map(|option| (option, 1));
    option_of(cell.fg).map(|option| (option, own)).into_iter().chain(behind).collect()
}

/// The bars of a row, left to right, each with the number that is nearest to it in its own colour.
fn bars(row: &[&Cell]) -> Vec<Bar> {
    let mut found: Vec<(usize, u32, usize, usize)> = Vec::new();
    for (at, cell) in row.iter().enumerate() {
        for (option, count) in halves(cell) {
            match found.iter_mut().find(|(other, ..)| *other == option) {
                Some((_, sum, _, end)) => (*sum, *end) = (*sum + count, at),
                None => found.push((option, count, at, at)),
            }
        }
    }
    // Numbers in the colour of an option, where they begin and end.
    let mut numbers: Vec<(usize, u32, usize, usize)> = Vec::new();
    for (at, cell) in row.iter().enumerate() {
        let (Ok(digit), Some(option)) = (cell.symbol().parse::<u32>(), option_of(cell.fg)) else { continue };
        match numbers.last_mut() {
            Some((same, number, _, end)) if *same == option && *end + 1 == at => {
                (*number, *end) = (*number * 10 + digit, at);
            }
            _ => numbers.push((option, digit, at, at)),
        }
    }
    let text: String = row.iter().map(|cell| cell.symbol()).collect();
    let bar = |(option, halves, start, end): (usize, u32, usize, usize)| {
        let far = |(_, _, first, last): &&(usize, u32, usize, usize)| first.abs_diff(end).min(last.abs_diff(start));
        let nearest = numbers.iter().filter(|(other, ..)| *other == option).min_by_key(far);
        let (_, points, ..) = nearest.unwrap_or_else(|| panic!("a bar without points: {text}"));
        Bar { row: text.trim().to_owned(), option, halves, points: *points }
    };
    found.into_iter().map(bar).collect()
}

/// Half cells for so many points; every scale there can be, the largest first.
fn scales() -> Vec<(u32, u32)> {
    [(4, 1), (3, 1), (2, 1)].into_iter().chain((0..8).map(|power| (1, 1 << power))).collect()
}

fn fits(bars: &[Bar], (per, points): (u32, u32)) -> bool {
    // Within half a cell.
    bars.iter().all(|bar| (bar.halves * points).abs_diff(bar.points * per) <= points)
}

/// The rows with bars. Large letters are made of blocks too, but not of whole ones alone.
fn rows_of_bars(buffer: &Buffer) -> Vec<Vec<Bar>> {
    let has = |row: &[&Cell], symbols: &str| row.iter().any(|cell| symbols.contains(cell.symbol()));
    let is_bar = |row: &Vec<&Cell>| {
        let has_number = row.iter().any(|cell| cell.symbol().parse::<u32>().is_ok());
        has_number && has(row, "█▌▐") && !has(row, "▀▄")
    };
    let legend = |row: &Vec<&Cell>| row.iter().map(|cell| cell.symbol()).collect::<String>().contains("█ = ");
    let rows = shown::rows(buffer).filter(|row| is_bar(row) && !legend(row));
    rows.map(|row| bars(&row)).filter(|bars| !bars.is_empty()).collect()
}

/// All bars of the verdict after `keys` in a window of this size, wherever it has to be scrolled to.
fn verdict_bars(catalogue: &Catalogue, size: (u16, u16), keys: &str) -> (Vec<Bar>, String) {
    let mut played = play(catalogue, DARK, size, keys);
    let text = played.text();
    let mut all: Vec<Bar> = Vec::new();
    loop {
        for bar in rows_of_bars(played.buffer()).into_iter().flatten() {
            if !all.iter().any(|known| (&known.row, known.option) == (&bar.row, bar.option)) {
                all.push(bar);
            }
        }
        let draws = played.draws;
        played = played.then("<pgdn>");
        if played.draws == draws {
            return (all, text);
        }
    }
}

fn check(catalogue: &Catalogue, size: (u16, u16), keys: &str) {
    let (bars, text) = verdict_bars(catalogue, size, keys);
    assert!(bars.len() > 2, "{bars:?}\n{text}");
    let fitting: Vec<(u32, u32)> = scales().into_iter().filter(|scale| fits(&bars, *scale)).collect();
    assert!(!fitting.is_empty(), "{size:?}: no scale fits {bars:#?}\n{text}");
    let legends = [("█ = 1 point ", (2, 1)), ("███ = 2 points", (3, 1))].into_iter();
    let legends = legends.chain([(" █ = 2 points", (1, 1)), (" █ = 4 points", (1, 2)), (" █ = 8 points", (1, 4))]);
    if let Some((words, scale)) = legends.into_iter().find(|(words, _)| text.contains(words)) {
        assert!(fitting.contains(&scale), "{words} is not true of {bars:#?}\n{text}");
    }
}

#[test]
fn all_bars_of_a_verdict_are_on_one_scale() {
    let catalogue = built_in();
    for case in &catalogue.cases {
        for size in SIZES {
            check(&catalogue, size, &verdict(&catalogue, &case.id));
        }
    }
    for size in SIZES {
        check(&three(), size, "<enter>3123<enter><enter>");
        check(&six(), size, "<enter>321<enter>");
    }
}

#[test]
fn reasons_add_up_to_the_points_of_the_options() {
    let catalogue = built_in();
    for case in &catalogue.cases {
        let played = play(&catalogue, DARK, (100, 30), &verdict(&catalogue, &case.id));
        let text = played.text();
        let rows = rows_of_bars(played.buffer());
        let [balance, reasons @ ..] = &rows[..] else { panic!("no bars: {text}") };
        let scores = &played.app.session.report().verdict.scores.points;
        for (option, score) in scores.iter().enumerate() {
            let of = |bars: &[Bar]| bars.iter().filter(|bar| bar.option == option).map(|bar| bar.points).sum::<u32>();
            let score = score.0 / 2;
            assert_eq!(of(balance), score, "{text}");
            // What has no row of its own is summed below the others: "3 smaller reasons: 4 Python, 2 Rust".
            let name = catalogue.option_name(option);
            let rest = text.lines().find(|line| line.contains(" smaller reason"));
            let rest = rest.and_then(|line| line.split(name).next()?.split_whitespace().last()?.parse::<u32>().ok());
            let shown: u32 = reasons.iter().map(|bars| of(bars)).sum();
            assert_eq!(shown + rest.unwrap_or(0), score, "{}: {name}\n{text}", case.id);
        }
    }
}

#[test]
fn numbers_on_the_screen_are_those_of_the_json_report() {
    let catalogue = built_in();
    for case in &catalogue.cases {
        let keys = verdict(&catalogue, &case.id);
        let played = play(&catalogue, DARK, (100, 30), &keys);
        let json: Value = serde_json::from_str(&Format::Json.write(&played.app.session.report())).unwrap();
        let text = played.text();
        let chart = || text.lines().skip_while(|row| !row.contains("1 Verdict"));
        for reason in json["reasons"].as_array().unwrap() {
            let points = reason["points"].as_u64().unwrap();
            let known = catalogue.reasons.iter().find(|known| reason["id"] == *known.id).unwrap();
            // One of those that are summed below the others may be missing.
            let Some(row) = chart().find(|row| row.contains(&known.title)) else { continue };
            if points == 0 {
                assert!(row.contains("No points"), "{row}");
            } else {
                assert!(row.split_whitespace().any(|word| word == points.to_string()), "{points}: {row}");
            }
        }
        let answers = play(&catalogue, DARK, (100, 40), &(keys + "2")).text();
        for line in json["answers"].as_array().unwrap() {
            for (option, name) in [("python", "Python"), ("rust", "Rust")] {
                let points = line["adds"][option].as_u64().unwrap();
                let question = catalogue.questions.iter().find(|question| line["question"] == *question.id).unwrap();
                let topic = question.topic_or_title();
                let row =
                    answers.lines().find(|row| row.contains(topic)).unwrap_or_else(|| panic!("{topic}: {answers}"));
                assert_eq!(row.contains(&format!("+{points} {name}")), points > 0, "{row}");
            }
        }
    }
}
