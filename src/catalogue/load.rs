//! From the text of a file to a catalogue, or to all its faults.

use super::{
    Catalogue,
    fault::{Fault, Place, Problem},
    file::File,
    limits, place, resolve, structure,
};

/// Reads a catalogue.
///
/// # Errors
/// Every fault that can be found, in the order of the file: where the structure is wrong, one for each list item that
/// is; otherwise all ids, limits and contradictions that are.
pub fn load(text: &str) -> Result<Catalogue, Vec<Fault>> {
    let (mark, body) = place::split_mark(text);
    read(body).map_err(|mut faults| {
        faults.sort_by_key(|fault| (fault.place.bytes.start, fault.place.bytes.end));
        // What stands once and is used twice, by an alias, is wrong once.
        faults.dedup();
        faults.into_iter().map(|fault| Fault { place: fault.place.after(mark), ..fault }).collect()
    })
}

fn read(text: &str) -> Result<Catalogue, Vec<Fault>> {
    if text.len() > limits::BYTES {
        let problem = Problem::Conflict {
            what: format!("the file has {} bytes, and {} is the most that is read", text.len(), limits::BYTES),
            instead: "take texts or questions out, or make two catalogues of it".into(),
        };
        return Err(vec![Fault { problem, place: Place { line: 1, column: 1, bytes: 0..0 } }]);
    }
    let file: File = serde_yaml::from_str(text).map_err(|error| structure::faults(text, &error))?;
    resolve::resolve(file).map_err(|unplaced| {
        let (problems, paths): (Vec<_>, Vec<_>) = unplaced.into_iter().unzip();
        let places = place::locate(text, &paths);
        problems.into_iter().zip(places).map(|(problem, place)| Fault { problem, place }).collect()
    })
}
