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
/// Every fault that can be found: where the structure is wrong, one for each list item that is; otherwise all ids,
/// limits and contradictions that are.
pub fn load(text: &str) -> Result<Catalogue, Vec<Fault>> {
    if text.len() > limits::BYTES {
        let found = format!("{} bytes", text.len());
        let bounds = format!("at most {} bytes", limits::BYTES);
        let problem = Problem::Limit { what: "the length of the file".into(), found, bounds };
        return Err(vec![Fault { problem, place: Place { line: 1, column: 1, bytes: 0..0 } }]);
    }
    let file: File = serde_yaml::from_str(text).map_err(|error| structure::faults(text, &error))?;
    resolve::resolve(file).map_err(|unplaced| {
        let (problems, paths): (Vec<_>, Vec<_>) = unplaced.into_iter().unzip();
        let places = place::locate(text, &paths);
        problems.into_iter().zip(places).map(|(problem, place)| Fault { problem, place }).collect()
    })
}
