//! Replaces a file completely and with its permissions, or not at all.

use crate::paths;
use anyhow::{Context, Result, bail};
use std::ffi::OsString;
use std::fs::{self, File, Metadata, OpenOptions};
use std::io::{self, ErrorKind, Write};
use std::path::{Path, PathBuf};

/// Replaces `old`, which was read from the file, with `new`. Follows symbolic links to the real file.
pub fn rewrite(file: &Path, old: &str, new: &str) -> Result<()> {
    let shown = paths::shown(file);
    let file =
        file.canonicalize().with_context(|| format!("cannot find the file behind {shown}; name the file itself"))?;
    let metadata = fs::metadata(&file).with_context(|| format!("cannot tell the permissions of {shown}"))?;
    if !metadata.is_file() {
        bail!("cannot write {shown}, which is not an ordinary file; save the catalogue as one, and repair that");
    }
    if !may_be_written(&file, &metadata) {
        bail!("{shown} is read-only, and was left as it is; allow yourself to write to it, or repair a copy");
    }
    let mut aside = Aside::create(&file).with_context(|| {
        format!(
            "cannot write a new file beside {shown}, to put it in its place; allow that in its folder, or repair a copy"
        )
    })?;
    aside
        .fill(new, &metadata)
        .with_context(|| format!("cannot write what {shown} should become; it was left as it is"))?;
    let now = fs::read(&file).with_context(|| format!("cannot read {shown} again; run the command once more"))?;
    if now != old.as_bytes() {
        bail!("{shown} was changed by somebody else meanwhile, and was left as it is; run the command once more");
    }
    aside.replace(&file).with_context(|| format!("cannot replace {shown}; it was left as it is: close it elsewhere"))
}

/// Whether the file itself is writable: replacing it would only ask its folder.
fn may_be_written(file: &Path, metadata: &Metadata) -> bool {
    !metadata.permissions().readonly() && OpenOptions::new().write(true).open(file).is_ok()
}

/// A temporary file beside another; deleted unless it replaces the other.
struct Aside {
    path: PathBuf,
    file: File,
}

impl Aside {
    /// Creates it under an unused name.
    fn create(beside: &Path) -> io::Result<Self> {
        const TRIES: usize = 100;
        let named = |number: usize| {
            let mut name = beside.file_name().map(OsString::from).unwrap_or_default();
            name.push(if number == 1 { ".repaired".to_owned() } else { format!(".repaired-{number}") });
            beside.with_file_name(name)
        };
        for path in (1..=TRIES).map(named) {
            match OpenOptions::new().write(true).create_new(true).open(&path) {
                Ok(file) => return Ok(Self { path, file }),
                Err(error) if error.kind() == ErrorKind::AlreadyExists => {}
                Err(error) => return Err(error),
            }
        }
        Err(ErrorKind::AlreadyExists.into())
    }

    /// Writes the text and flushes it to the disk. Nobody may read it who may not read the original file.
    fn fill(&mut self, text: &str, like: &Metadata) -> io::Result<()> {
        keep_owner(&self.file, like);
        self.file.set_permissions(like.permissions())?;
        self.file.write_all(text.as_bytes())?;
        self.file.sync_all()
    }

    fn replace(self, other: &Path) -> io::Result<()> {
        fs::rename(&self.path, other)
    }
}

impl Drop for Aside {
    fn drop(&mut self) {
        // Once it has replaced the other, there is nothing to delete.
        let _ = fs::remove_file(&self.path);
    }
}

/// Gives a file the owner and group of another, as far as allowed: an administrator who repairs a catalogue does not
/// take it from its editor.
#[cfg(unix)]
fn keep_owner(file: &File, like: &Metadata) {
    use std::os::unix::fs::{MetadataExt, fchown};
    if fchown(file, Some(like.uid()), Some(like.gid())).is_err() {
        let _ = fchown(file, None, Some(like.gid()));
    }
}

#[cfg(not(unix))]
fn keep_owner(_: &File, _: &Metadata) {}

#[cfg(test)]
mod tests {
    use super::*;

    /// A file in a folder of its own, deleted at the end.
    struct TestFolder(PathBuf);

    impl TestFolder {
        fn new(name: &str) -> Result<Self> {
            let folder = std::env::temp_dir().join(format!("kiosque-rewrite-{}-{name}", std::process::id()));
            fs::create_dir_all(&folder)?;
            fs::write(folder.join("a.json"), "old")?;
            Ok(Self(folder))
        }

        fn file(&self) -> PathBuf {
            self.0.join("a.json")
        }

        /// Its files with what they hold, by name.
        fn files(&self) -> Result<Vec<(String, String)>> {
            let files = fs::read_dir(&self.0)?.map(|entry| {
                let entry = entry?;
                Ok((entry.file_name().to_string_lossy().into_owned(), fs::read_to_string(entry.path())?))
            });
            let mut files = files.collect::<Result<Vec<_>>>()?;
            files.sort();
            Ok(files)
        }
    }

    impl Drop for TestFolder {
        fn drop(&mut self) {
            let _ = fs::remove_dir_all(&self.0);
        }
    }

    fn pairs(files: &[(&str, &str)]) -> Vec<(String, String)> {
        files.iter().map(|(name, text)| ((*name).to_owned(), (*text).to_owned())).collect()
    }

    #[test]
    fn files_that_stand_beside_are_neither_written_nor_removed() -> Result<()> {
        let folder = TestFolder::new("beside")?;
        let beside = [("a.json.repaired", "mine"), ("a.json.repaired-2", "mine too")];
        beside.iter().try_for_each(|(name, text)| fs::write(folder.0.join(name), text))?;
        rewrite(&folder.file(), "old", "new")?;
        assert_eq!(folder.files()?, pairs(&[("a.json", "new"), beside[0], beside[1]]));
        Ok(())
    }

    #[test]
    fn a_file_that_may_not_be_written_is_refused_with_what_to_do() -> Result<()> {
        let folder = TestFolder::new("read-only")?;
        let mut permissions = fs::metadata(folder.file())?.permissions();
        permissions.set_readonly(true);
        fs::set_permissions(folder.file(), permissions.clone())?;
        let error = rewrite(&folder.file(), "old", "new").err().map(|error| format!("{error:#}")).unwrap_or_default();
        assert!(error.contains("a.json is read-only") && error.contains("allow yourself to write to it"), "{error}");
        assert_eq!(folder.files()?, pairs(&[("a.json", "old")]));
        Ok(())
    }

    #[test]
    fn a_file_that_somebody_saved_meanwhile_is_left_to_them() -> Result<()> {
        let folder = TestFolder::new("meanwhile")?;
        let error = rewrite(&folder.file(), "older", "new").err().map(|error| format!("{error:#}")).unwrap_or_default();
        assert!(error.contains("meanwhile") && error.contains("run the command once more"), "{error}");
        assert_eq!(folder.files()?, pairs(&[("a.json", "old")]));
        Ok(())
    }

    #[test]
    fn a_write_that_is_cut_off_leaves_the_file_and_nothing_beside_it() -> Result<()> {
        let folder = TestFolder::new("cut")?;
        let mut aside = Aside::create(&folder.file())?;
        aside.fill("ne", &fs::metadata(folder.file())?)?;
        assert_eq!(folder.files()?, pairs(&[("a.json", "old"), ("a.json.repaired", "ne")]));
        drop(aside);
        assert_eq!(folder.files()?, pairs(&[("a.json", "old")]));
        Ok(())
    }

    #[test]
    fn a_folder_is_no_file_to_write() -> Result<()> {
        let folder = TestFolder::new("folder")?;
        let error = rewrite(&folder.0, "old", "new").err().map(|error| format!("{error:#}")).unwrap_or_default();
        assert!(error.contains("not an ordinary file"), "{error}");
        Ok(())
    }

    #[cfg(unix)]
    #[test]
    fn permissions_stay_and_a_link_stays_a_link() -> Result<()> {
        use std::os::unix::fs::{PermissionsExt, symlink};
        let (folder, elsewhere) = (TestFolder::new("permissions")?, TestFolder::new("linked")?);
        fs::set_permissions(folder.file(), fs::Permissions::from_mode(0o604))?;
        let link = elsewhere.0.join("link.json");
        symlink(folder.file(), &link)?;
        rewrite(&link, "old", "new")?;
        assert_eq!(fs::read_link(&link)?, folder.file());
        assert_eq!(folder.files()?, pairs(&[("a.json", "new")]));
        assert_eq!(elsewhere.files()?, pairs(&[("a.json", "old"), ("link.json", "new")]));
        assert_eq!(fs::metadata(folder.file())?.permissions().mode() & 0o777, 0o604);
        Ok(())
    }
}
