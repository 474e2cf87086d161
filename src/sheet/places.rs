//! Where sheets are kept: by catalogue and project, in the state directory.

use std::{
    ffi::OsStr,
    fs, io,
    path::{Path, PathBuf},
};

use crate::document::shown_line;

use super::{Sheet, SheetError, disk::folder_of, file::digest, load};
use etcetera::BaseStrategy;

/// The name of the sheet of no project. Those of projects end in letters of a digest, so none can be called so.
const NO_PROJECT: &str = "no-project";

/// How much of a project's name its file has in its own, in characters.
const LONGEST_NAME: usize = 40;

/// The folder that sheets are kept in: `whichone` in the state directory, which is `$XDG_STATE_HOME`, else
/// `~/.local/state`; where a system knows no such directory, in that for local data. None for a user without a home.
#[must_use]
pub fn state_folder() -> Option<PathBuf> {
    let base = etcetera::choose_base_strategy().ok()?;
    Some(base.state_dir().unwrap_or_else(|| base.data_dir()).join("whichone"))
}

/// `path` with the home of its user for a `~` at its beginning, as shells have it.
#[must_use]
pub fn expanded(path: &str) -> PathBuf {
    let in_home = path.strip_prefix("~/").and_then(|rest| Some(etcetera::home_dir().ok()?.join(rest)));
    in_home.unwrap_or_else(|| path.into())
}

/// The file in the state directory for the sheet of this catalogue and project. Its folder is made, for its user alone.
///
/// # Errors
/// Where there is no state directory, or it cannot be written to.
pub fn kept_file(catalogue: &str, project: &str) -> Result<PathBuf, SheetError> {
    let path = file_for(&state_folder().ok_or(SheetError::Nowhere)?, catalogue, project);
    match make_folder(folder_of(&path)) {
        Ok(()) => Ok(path),
        Err(source) => Err(SheetError::Unwritten { path, source }),
    }
}

fn make_folder(folder: &Path) -> io::Result<()> {
    let mut builder = fs::DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(folder)
}

/// `path` as it is shown: with `~` for the home of its user.
#[must_use]
pub fn shown_path(path: &Path) -> String {
    let short = etcetera::home_dir().ok().and_then(|home| Some(Path::new("~").join(path.strip_prefix(home).ok()?)));
    shown_line(short.as_deref().unwrap_or(path).to_string_lossy())
}

/// The file in `folder` for the sheet of this catalogue and project. Two projects never share one, not even where file
/// names are equal but for their case.
#[must_use]
pub fn file_for(folder: &Path, catalogue: &str, project: &str) -> PathBuf {
    let name = if project.is_empty() { NO_PROJECT.to_owned() } else { file_name(project) };
    folder.join(catalogue).join(name + ".yaml")
}

fn file_name(project: &str) -> String {
    let plain = project.chars().map(|c| if c.is_alphanumeric() { c } else { '-' }).take(LONGEST_NAME);
    let plain: String = plain.collect::<String>().to_lowercase();
    let letters: String = digest(project).chars().take(8).collect();
    format!("{}-{letters}", plain.trim_matches('-'))
}

/// A sheet that was found.
#[derive(Debug)]
pub struct Saved {
    /// Its file.
    pub path: PathBuf,
    /// What it says, or why it cannot be read.
    pub sheet: Result<Sheet, SheetError>,
}

/// The sheets in `folder`, the one saved last first, then those that cannot be read. None where there is no folder.
///
/// # Errors
/// Where the folder cannot be read.
pub fn saved_in(folder: &Path) -> io::Result<Vec<Saved>> {
    let entries = |folder: &Path| fs::read_dir(folder).into_iter().flatten().flatten().map(|entry| entry.path());
    match fs::read_dir(folder) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Vec::new()),
        found => drop(found?),
    }
    let is_sheet = |path: &PathBuf| {
        let hidden = path.file_name().is_some_and(|name| name.to_string_lossy().starts_with('.'));
        path.extension() == Some(OsStr::new("yaml")) && !hidden
    };
    let files = entries(folder).flat_map(|catalogue| entries(&catalogue).collect::<Vec<_>>()).filter(is_sheet);
    let read = |path: PathBuf| Some(Saved { sheet: load(&path).transpose()?, path });
    let mut found: Vec<Saved> = files.filter_map(read).collect();
    let time = |saved: &Saved| saved.sheet.as_ref().map(|sheet| sheet.saved.clone()).unwrap_or_default();
    found.sort_by(|a, b| time(b).cmp(&time(a)).then_with(|| a.path.cmp(&b.path)));
    Ok(found)
}

impl Saved {
    /// Whether it was set aside when its answers were started over: its name ends in a number.
    #[must_use]
    pub fn is_aside(&self) -> bool {
        let stem = self.path.file_stem().map(Path::new).and_then(Path::extension);
        stem.is_some_and(|ending| ending.to_string_lossy().chars().all(|c| c.is_ascii_digit()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_project_has_a_file_of_its_own_inside_the_folder() {
        let folder = Path::new("state");
        let projects = ["", "a b", "a-b", "A B", "../../etc", "/", ".", "no-project", "日本", &"x".repeat(300), "x\0y"];
        let mut names: Vec<String> = Vec::new();
        for project in projects {
            let file = file_for(folder, "tea", project);
            assert_eq!(file.parent(), Some(Path::new("state/tea")), "{project}");
            let name = file.file_name().unwrap().to_string_lossy().to_lowercase();
            assert!(name.len() < 200 && !name.starts_with('.') && !names.contains(&name), "{name}");
            names.push(name);
        }
        assert_eq!(file_for(folder, "tea", "Sensor hub").to_string_lossy(), "state/tea/sensor-hub-19f63d14.yaml");
    }
}
