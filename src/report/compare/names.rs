//! What people are called.

/// What each person is called, given the name on their sheet, empty where there is none, the name of the file, and the
/// path to it: "Ada"; "Ada (ada.yaml)" where two are called Ada; "Person 2 (b.yaml)" where the sheet has no name; the
/// path instead of the file's name where that would not tell two apart. Without names at all, "Person 1", "Person 2".
pub fn names(people: &[[&str; 3]], is_anonymous: bool) -> Vec<String> {
    let all = people.iter().enumerate();
    let numbered = |at: usize| format!("Person {}", at + 1);
    if is_anonymous {
        return all.map(|(at, _)| numbered(at)).collect();
    }
    let shared = |wanted: [&str; 2]| people.iter().filter(|[by, file, _]| [*by, *file] == wanted).count() > 1;
    let called = |by: &str| people.iter().filter(|[other, ..]| *other == by).count();
    let name = |(at, [by, file, path]): (usize, &[&str; 3])| {
        let place = if shared([by, file]) { path } else { file };
        match called(by) {
            _ if by.is_empty() => format!("{} ({place})", numbered(at)),
            1 => (*by).to_owned(),
            _ => format!("{by} ({place})"),
        }
    };
    distinct(all.map(name).collect())
}

/// The names, each that stands before already with a number behind it.
fn distinct(names: Vec<String>) -> Vec<String> {
    let mut known: Vec<String> = Vec::new();
    for name in names {
        let numbered = (2..=known.len() + 2).map(|number| format!("{name}, {number}"));
        let free = std::iter::once(name.clone()).chain(numbered).find(|name| !known.contains(name));
        known.push(free.unwrap_or(name));
    }
    known
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_tells_people_apart() {
        let sheets = [
            ["Ada", "a.yaml", "x/a.yaml"],
            ["", "b.yaml", "x/b.yaml"],
            ["Bo", "c.yaml", "x/c.yaml"],
            ["Bo", "d.yaml", "x/d.yaml"],
            ["Cy", "e.yaml", "x/e.yaml"],
            ["Cy", "e.yaml", "y/e.yaml"],
        ];
        let named = ["Ada", "Person 2 (b.yaml)", "Bo (c.yaml)", "Bo (d.yaml)", "Cy (x/e.yaml)", "Cy (y/e.yaml)"];
        assert_eq!(names(&sheets, false), named);
        assert_eq!(names(&sheets[..2], true), ["Person 1", "Person 2"]);
        let sly = [["P", "a", "a"], ["P", "b", "b"], ["P (a)", "c", "c"], ["", "d", "d"], ["Person 4 (d)", "e", "e"]];
        assert_eq!(names(&sly, false), ["P (a)", "P (b)", "P (a), 2", "Person 4 (d)", "Person 4 (d), 2"]);
    }
}
