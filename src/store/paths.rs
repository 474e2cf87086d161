//! Where sheets are kept: by catalogue and project, in the state directory.

use std::{
    ffi::OsStr,
    fs, io,
    path::{Path, PathBuf},
};

use crate::text::sanitize_line;

use super::{
    answers_file::{AnswersFile, digest},
    atomic_write::folder_of,
    error::StoreError,
    load,
};

use etcetera::BaseStrategy;

/// The name of the sheet of no project. Those of projects end in letters of a digest, so none can be called so.
const NO_PROJECT: &str = "no-project";

/// How much of a project's name its file has in its own, in characters.
const LONGEST_NAME: usize = 40;

/// How many digits of a digest tell two projects apart.
const DIGITS: usize = 16;

/// How many there were in earlier releases.
const EARLIER_DIGITS: usize = 8;

/// How many projects may share those digits.
const MOST_ALIKE: usize = 9;

/// The folder that sheets are kept in: `whichone` in the state directory, which is `$XDG_STATE_HOME`, else
/// `~/.local/state`; where a system knows no such directory, in that for local data. None for a user without a home.
pub fn state_folder() -> Option<PathBuf> {
    let base = etcetera::choose_base_strategy().ok()?;
    Some(base.state_dir().unwrap_or_else(|| base.data_dir()).join("whichone"))
}

/// `path` with the home of its user for a `~` at its beginning, as shells have it.
pub fn expanded(path: &str) -> PathBuf {
    let in_home = path.strip_prefix("~/").and_then(|rest| Some(etcetera::home_dir().ok()?.join(rest)));
    in_home.unwrap_or_else(|| path.into())
}

/// The file in the state directory for the sheet of this catalogue and project. Its folder is made, for its user alone.
///
/// # Errors
/// Where there is no state directory, or it cannot be written to.
pub fn kept_file(catalogue: &str, project: &str) -> Result<PathBuf, StoreError> {
    let path = found_for(&state_folder().ok_or(StoreError::Nowhere)?, catalogue, project);
    match make_folder(folder_of(&path)) {
        Ok(()) => Ok(path),
        Err(source) => Err(StoreError::Unwritten { path, source }),
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
pub fn shown_path(path: &Path) -> String {
    let short = etcetera::home_dir().ok().and_then(|home| Some(Path::new("~").join(path.strip_prefix(home).ok()?)));
    sanitize_line(short.as_deref().unwrap_or(path).to_string_lossy())
}

/// The file in `folder` for the sheet of this catalogue and project. Two projects never share one, not even where file
/// names are equal but for their case.
pub fn file_for(folder: &Path, catalogue: &str, project: &str) -> PathBuf {
    let name = if project.is_empty() { NO_PROJECT.to_owned() } else { file_name(project, DIGITS) };
    folder.join(catalogue).join(name + ".yaml")
}

/// [`file_for`], or another where that is of another project, and where an earlier release named it so.
pub fn found_for(folder: &Path, catalogue: &str, project: &str) -> PathBuf {
    let path = file_for(folder, catalogue, project);
    if project.is_empty() {
        return path;
    }
    let named = |name: String| path.with_file_name(name + ".yaml");
    let more: Vec<PathBuf> = (2..=MOST_ALIKE).map(|at| named(format!("{}-{at}", file_name(project, DIGITS)))).collect();
    let earlier = named(file_name(project, EARLIER_DIGITS));
    // What cannot be read is not passed over in silence.
    let is_its_own = |path: &&PathBuf| load(path).map_or(true, |sheet| sheet.is_some_and(|it| it.project == project));
    let found = [&path, &earlier].into_iter().chain(&more).find(is_its_own);
    let free = || [&path].into_iter().chain(&more).find(|path| !path.exists());
    found.or_else(free).unwrap_or(&path).clone()
}

fn file_name(project: &str, digits: usize) -> String {
    let plain = project.chars().map(|c| if c.is_alphanumeric() { c } else { '-' }).take(LONGEST_NAME);
    let plain: String = plain.collect::<String>().to_lowercase();
    let letters: String = digest(project).chars().take(digits).collect();
    format!("{}-{letters}", plain.trim_matches('-'))
}

/// A sheet that was found.
#[derive(Debug)]
pub struct Saved {
    /// Its file.
    pub path: PathBuf,
    /// What it says, or why it cannot be read.
    pub sheet: Result<AnswersFile, StoreError>,
}

/// The sheets in `folder`, the one saved last first, then those that cannot be read; and the folders that cannot be. None
/// where there is no folder.
pub fn saved_in(folder: &Path) -> (Vec<Saved>, Vec<StoreError>) {
    let mut unread = Vec::new();
    let mut entries = |folder: &Path| match fs::read_dir(folder) {
        Ok(entries) => entries.flatten().map(|entry| entry.path()).collect(),
        Err(error) if [io::ErrorKind::NotFound, io::ErrorKind::NotADirectory].contains(&error.kind()) => Vec::new(),
        Err(error) => {
            unread.push(StoreError::Unreadable { path: folder.into(), source: error.into() });
            Vec::new()
        }
    };
    let is_sheet = |path: &PathBuf| {
        let hidden = path.file_name().is_some_and(|name| name.to_string_lossy().starts_with('.'));
        path.extension() == Some(OsStr::new("yaml")) && !hidden
    };
    let folders = entries(folder);
    let files = folders.iter().flat_map(|catalogue| entries(catalogue)).filter(is_sheet).collect::<Vec<_>>();
    let read = |path: PathBuf| Some(Saved { sheet: load(&path).transpose()?, path });
    let mut found: Vec<Saved> = files.into_iter().filter_map(read).collect();
    let time = |saved: &Saved| saved.sheet.as_ref().map(|sheet| sheet.saved.clone()).unwrap_or_default();
    found.sort_by(|a, b| time(b).cmp(&time(a)).then_with(|| a.path.cmp(&b.path)));
    (found, unread)
}

impl Saved {
    /// Whether it was set aside when its answers were started over: its name ends in a number.
    pub fn is_archived(&self) -> bool {
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
        assert_eq!(
            file_for(folder, "tea", "Sensor hub").to_string_lossy(),
            "state/tea/sensor-hub-19f63d14852e3f48.yaml"
        );
    }
}
