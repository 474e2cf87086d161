//! The names that people are shown by.

/// The name that each person is shown by, from the name in their answers file (empty if there is none), the file name and
/// the path: "Ada", "Ada (ada.yaml)" if two are called Ada, or "Person 2 (b.yaml)" without a name. The path replaces the
/// file name if that is not unique. Anonymous people are "Person 1", "Person 2" and so on.
pub fn names(people: &[[&str; 3]], is_anonymous: bool) -> Vec<String> {
    let all = people.iter().enumerate();
    let numbered = |index: usize| format!("Person {}", index + 1);
    if is_anonymous {
        return all.map(|(index, _)| numbered(index)).collect();
    }
    let is_shared = |wanted: [&str; 2]| people.iter().filter(|[by, file, _]| [*by, *file] == wanted).count() > 1;
    let namesakes = |by: &str| people.iter().filter(|[other, ..]| *other == by).count();
    let name = |(index, [by, file, path]): (usize, &[&str; 3])| {
        let source = if is_shared([by, file]) { path } else { file };
        match namesakes(by) {
            _ if by.is_empty() => format!("{} ({source})", numbered(index)),
            1 => (*by).to_owned(),
            _ => format!("{by} ({source})"),
        }
    };
    distinct(all.map(name).collect())
}

/// The names, with a number after each that already occurred.
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
    fn names_are_unique() {
        let files = [
            ["Ada", "a.yaml", "x/a.yaml"],
            ["", "b.yaml", "x/b.yaml"],
            ["Bo", "c.yaml", "x/c.yaml"],
            ["Bo", "d.yaml", "x/d.yaml"],
            ["Cy", "e.yaml", "x/e.yaml"],
            ["Cy", "e.yaml", "y/e.yaml"],
        ];
        let named = ["Ada", "Person 2 (b.yaml)", "Bo (c.yaml)", "Bo (d.yaml)", "Cy (x/e.yaml)", "Cy (y/e.yaml)"];
        assert_eq!(names(&files, false), named);
        assert_eq!(names(&files[..2], true), ["Person 1", "Person 2"]);
        let sly = [["P", "a", "a"], ["P", "b", "b"], ["P (a)", "c", "c"], ["", "d", "d"], ["Person 4 (d)", "e", "e"]];
        assert_eq!(names(&sly, false), ["P (a)", "P (b)", "P (a), 2", "Person 4 (d)", "Person 4 (d), 2"]);
    }
}
