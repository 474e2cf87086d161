//! The folder of saved answers: one folder for each catalogue, and in it one file for each project.

use std::{
    env,
    ffi::{OsStr, OsString},
    fs, io,
    path::{Path, PathBuf},
};

use etcetera::BaseStrategy;

use crate::record::sha256;

use super::{answers_file::AnswersFile, error::StoreError, load::load, paths::folder_of};

/// The file name without a project. Those of projects end in a digest, so none can have it.
const NO_PROJECT: &str = "no-project";

/// How many characters of a project's name its file name has.
const MAX_NAME: usize = 40;

/// How many digits of the digest follow it.
const DIGITS: usize = 16;

/// How many followed it in earlier releases.
const EARLIER_DIGITS: usize = 8;

/// How many projects may have the same name and digits.
const MAX_COLLISIONS: usize = 9;

/// `whichone` in `$XDG_STATE_HOME`, or else in `~/.local/state`, on Windows in `%LOCALAPPDATA%`. `None` for a user without
/// a home folder.
pub(crate) fn state_folder() -> Option<PathBuf> {
    let strategy = etcetera::choose_base_strategy().ok();
    Some(base_folder(env::var_os("XDG_STATE_HOME"), strategy.as_ref())?.join("whichone"))
}

fn base_folder<S: BaseStrategy>(chosen: Option<OsString>, strategy: Option<&S>) -> Option<PathBuf> {
    let chosen = chosen.map(PathBuf::from).filter(|folder| folder.is_absolute());
    // The cache folder of Windows is that for local data of any kind.
    let of_system = |strategy: &S| strategy.state_dir().unwrap_or_else(|| strategy.cache_dir());
    chosen.or_else(|| strategy.map(of_system))
}

/// The file in the state folder for this catalogue and project. Creates its folder, for the user alone.
pub(crate) fn default_file(catalogue: &str, project: &str) -> Result<PathBuf, StoreError> {
    let path = find_file(&state_folder().ok_or(StoreError::Nowhere)?, catalogue, project);
    let mut builder = fs::DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    match builder.create(folder_of(&path)) {
        Ok(()) => Ok(path),
        Err(source) => Err(StoreError::Unwritten { path, source }),
    }
}

/// The file in `folder` for this catalogue and project. Projects never share a file, not even on file systems that
/// ignore case.
pub fn file_for(folder: &Path, catalogue: &str, project: &str) -> PathBuf {
    let name = if project.is_empty() { NO_PROJECT.to_owned() } else { file_name(project, DIGITS) };
    folder.join(catalogue).join(name + ".yaml")
}

/// [`file_for`], unless another project has that file, or an earlier release saved the project under another name.
pub fn find_file(folder: &Path, catalogue: &str, project: &str) -> PathBuf {
    let path = file_for(folder, catalogue, project);
    if project.is_empty() {
        return path;
    }
    let with_name = |name: String| path.with_file_name(name + ".yaml");
    let name = file_name(project, DIGITS);
    let others: Vec<PathBuf> = (2..=MAX_COLLISIONS).map(|number| with_name(format!("{name}-{number}"))).collect();
    let earlier = with_name(file_name(project, EARLIER_DIGITS));
    // A file that cannot be read is used, so that its error is shown.
    let is_own = |path: &&PathBuf| load(path).map_or(true, |file| file.is_some_and(|file| file.project == project));
    let found = [&path, &earlier].into_iter().chain(&others).find(is_own);
    let free = || [&path].into_iter().chain(&others).find(|path| !path.exists());
    found.or_else(free).unwrap_or(&path).clone()
}

fn file_name(project: &str, digits: usize) -> String {
    let name = project.chars().map(|c| if c.is_alphanumeric() { c } else { '-' }).take(MAX_NAME);
    let name = name.collect::<String>().to_lowercase();
    let digest: String = sha256(project).chars().take(digits).collect();
    format!("{}-{digest}", name.trim_matches('-'))
}

/// A file with saved answers.
#[derive(Debug)]
pub struct Saved {
    /// The path of the file.
    pub path: PathBuf,
    /// What it says, or why it cannot be read.
    pub file: Result<AnswersFile, StoreError>,
}

/// The answers files in `folder`, the latest first and those that cannot be read last; and the folders that cannot be
/// read.
pub fn saved_in(folder: &Path) -> (Vec<Saved>, Vec<StoreError>) {
    let mut unreadable = Vec::new();
    let mut entries = |folder: &Path| match fs::read_dir(folder) {
        Ok(entries) => entries.flatten().map(|entry| entry.path()).collect(),
        Err(error) if [io::ErrorKind::NotFound, io::ErrorKind::NotADirectory].contains(&error.kind()) => Vec::new(),
        Err(error) => {
            unreadable.push(StoreError::Unreadable { path: folder.into(), source: error.into() });
            Vec::new()
        }
    };
    let is_answers_file = |path: &PathBuf| {
        let is_hidden = path.file_name().is_some_and(|name| name.to_string_lossy().starts_with('.'));
        path.extension() == Some(OsStr::new("yaml")) && !is_hidden
    };
    let catalogues = entries(folder);
    let paths = catalogues.iter().flat_map(|catalogue| entries(catalogue)).filter(is_answers_file).collect::<Vec<_>>();
    let read = |path: PathBuf| Some(Saved { file: load(&path).transpose()?, path });
    let mut files: Vec<Saved> = paths.into_iter().filter_map(read).collect();
    let time = |saved: &Saved| saved.file.as_ref().map(|file| file.saved.clone()).unwrap_or_default();
    files.sort_by(|a, b| time(b).cmp(&time(a)).then_with(|| a.path.cmp(&b.path)));
    (files, unreadable)
}

impl Saved {
    /// Whether these are older answers, from before a start over: the file name ends in a number.
    pub fn is_archived(&self) -> bool {
        let number = self.path.file_stem().map(Path::new).and_then(Path::extension);
        number.is_some_and(|number| number.to_string_lossy().chars().all(|c| c.is_ascii_digit()))
    }
}

#[cfg(test)]
mod tests {
    use etcetera::base_strategy::{Windows, Xdg};

    use super::*;

    #[test]
    fn state_folder_is_where_each_system_has_it() {
        let chosen = env::temp_dir();
        let windows = Windows::new().unwrap();
        assert_eq!(base_folder(Some(chosen.clone().into()), Some(&windows)), Some(chosen));
        for ignored in [None, Some("".into()), Some("state".into())] {
            assert_eq!(base_folder(ignored.clone(), Some(&windows)), Some(windows.cache_dir()));
            let folder = base_folder(ignored, Some(&Xdg::new().unwrap())).unwrap();
            assert!(folder.ends_with(".local/state") || env::var_os("XDG_STATE_HOME").is_some(), "{folder:?}");
        }
        assert!(env::var_os("LOCALAPPDATA").is_some() || windows.cache_dir().ends_with("AppData/Local"));
        assert_eq!(base_folder(None, None::<&Windows>), None);
    }

    #[test]
    fn projects_have_distinct_files_in_the_folder() {
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
        assert_eq!(file_for(folder, "tea", "Sensor hub"), Path::new("state/tea/sensor-hub-19f63d14852e3f48.yaml"));
    }
}
