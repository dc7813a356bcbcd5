//! A folder written aside and swapped in when complete.
//!
//! Readers of the folder see the old site or the new one, never half of one; a command that fails leaves the old one.
//! An unchanged file is not written again: it becomes a hard link to the old file, with its compressed siblings and
//! its modification time, so that browsers keep their copy.
//!
//! The memory of feeds (see `kiosque::prerender::feed`) is a hidden file of the folder. So a folder that is kept
//! remembers; one that starts empty each time, as in many build services, does not.

use crate::compress::{Compressed, Compressor, Effort, Encodings};
use crate::process::is_present;
use crate::progress::step;
use anyhow::{Context, Result, bail};
use std::collections::HashSet;
use std::ffi::OsString;
use std::fs::{self, File, TryLockError};
use std::hash::{DefaultHasher, Hash, Hasher};
use std::io::{self, Read};
use std::path::{Component, Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Mutex, PoisonError};

/// Marks a folder as ours to replace, and says what it holds.
const MARKER: &str = ".kiosque";
/// Increase it when old compressed siblings, or files made from others, must not be reused.
const FORMAT: &str = "format 4";
/// The memory of feeds, and of what pages said.
pub const MEMORY: &str = ".kiosque-feeds";
/// How much of the last run's memory to read, in bytes. Ten thousand entries need less than a tenth of it.
const LONGEST: u64 = 16 << 20;
const SIBLINGS: [&str; 2] = [".br", ".gz"];

/// A folder being written; dropped before [`Folder::finish`], it leaves no trace.
pub struct Folder {
    out: PathBuf,
    aside: PathBuf,
    /// Where unchanged files come from.
    previous: Option<Previous>,
    base: String,
    encodings: Encodings,
    compressor: Compressor,
    taken: Mutex<HashSet<String>>,
    /// The folders that have been made inside, so that each is asked for once and not once per file.
    made: Mutex<HashSet<PathBuf>>,
    written: AtomicUsize,
    kept: AtomicUsize,
    /// Locks the target folder for this process; released when the file closes.
    _lock: File,
}

/// A folder of ours, in today's format, that will be replaced.
struct Previous {
    folder: PathBuf,
    /// The siblings that its files were given; one that is missing anyway would hardly have been smaller.
    encodings: Encodings,
}

/// A file of the site that another is made from.
#[derive(Debug, Clone, Copy)]
pub struct Source<'a> {
    pub path: &'a str,
    pub bytes: &'a [u8],
}

/// How many files a folder has, without siblings.
#[derive(Debug, PartialEq, Eq)]
pub struct Tally {
    /// New or changed files.
    pub written: usize,
    /// Unchanged files.
    pub kept: usize,
}

/// The size of a folder, including siblings and hidden files: what a host must store.
#[derive(Debug, Default, Clone, PartialEq, Eq)]
pub struct Extent {
    /// How many files it holds.
    pub files: u64,
    /// How many of them are siblings.
    pub siblings: u64,
    /// Their total size in bytes.
    pub bytes: u64,
    /// The largest of them, with its size.
    pub largest: (String, u64),
}

impl Extent {
    /// Measures a folder.
    pub fn of(folder: &Path) -> Result<Self> {
        let mut extent = Self::default();
        let mut open = vec![(folder.to_path_buf(), String::new())];
        while let Some((folder, prefix)) = open.pop() {
            for entry in
                fs::read_dir(&folder).with_context(|| format!("cannot read the folder {}", folder.display()))?
            {
                let entry = entry?;
                let path = format!("{prefix}{}", entry.file_name().display());
                let metadata = entry.metadata()?;
                if metadata.is_dir() {
                    open.push((entry.path(), path + "/"));
                    continue;
                }
                extent.files += 1;
                extent.siblings += u64::from(SIBLINGS.iter().any(|sibling| path.ends_with(sibling)));
                extent.bytes += metadata.len();
                if metadata.len() > extent.largest.1 {
                    extent.largest = (path, metadata.len());
                }
            }
        }
        Ok(extent)
    }
}

impl Folder {
    /// Starts a folder for `out`, for a site at `base`; its files get these siblings.
    pub fn begin(out: &Path, base: &str, encodings: Encodings) -> Result<Self> {
        let out = full_path(out)?;
        let lock = lock(&out)?;
        recover(&out)?;
        let previous = previous(&out)?;
        let aside = sibling(&out, &format!("next-{}", std::process::id()));
        fs::create_dir_all(&aside).with_context(|| format!("cannot make a folder beside {}", out.display()))?;
        Ok(Self {
            out,
            aside,
            previous,
            base: base.to_owned(),
            encodings,
            compressor: Compressor::default(),
            taken: Mutex::default(),
            made: Mutex::default(),
            written: AtomicUsize::new(0),
            kept: AtomicUsize::new(0),
            _lock: lock,
        })
    }

    /// Writes one file and its siblings; callable from any thread.
    pub fn write(&self, path: &str, bytes: &[u8], effort: Effort) -> Result<()> {
        self.write_with(path, bytes, |encodings| self.compressor.compress(path, bytes, effort, encodings))
    }

    /// Writes one file with siblings compressed before.
    pub fn write_compressed(&self, path: &str, bytes: &[u8], compressed: &Compressed) -> Result<()> {
        self.write_with(path, bytes, |encodings| Ok(compressed.clone().only(encodings)))
    }

    /// Writes a file that is expensive to make from another one of the site, unless that one is unchanged and the
    /// work was done before.
    pub fn make(&self, path: &str, from: Source, make: impl FnOnce() -> Result<Vec<u8>>) -> Result<()> {
        let is_same = self.old(from.path)?.is_some_and(|old| has_bytes(&old, from.bytes));
        match self.old(path)?.filter(|old| is_same && old.is_file()) {
            Some(old) => self.take_over(&old, &self.reserve(path)?),
            None => self.write_with(path, &make()?, |_| Ok(Compressed::default())),
        }
    }

    /// A text of the folder to be replaced, whichever version of this program wrote it: at most `LONGEST` bytes, with
    /// invalid UTF-8 replaced. `None` if there is none. If it cannot be opened, that is an error, since it would be
    /// lost with its folder.
    pub fn before(&self, path: &str) -> Result<Option<String>> {
        let file = self.out.join(path);
        let cannot = || format!("cannot read {}, which the new site needs", file.display());
        let opened = match File::open(&file) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
            opened => opened.with_context(cannot)?,
        };
        let mut bytes = Vec::new();
        opened.take(LONGEST).read_to_end(&mut bytes).with_context(cannot)?;
        Ok(Some(String::from_utf8_lossy(&bytes).into_owned()))
    }

    /// The feeds' memory in that folder.
    pub fn memory(&self) -> Result<Option<String>> {
        self.before(MEMORY)
    }

    /// Stores the feeds' memory for the next run.
    pub fn remember(&self, memory: &str) -> Result<()> {
        fs::write(self.aside.join(MEMORY), memory).with_context(|| format!("cannot write {MEMORY}"))
    }

    /// Replaces the old folder with the new one.
    pub fn finish(self) -> Result<Tally> {
        let marker = format!(
            "Made by `cargo xtask`, which replaces everything in this folder at each run.\n{FORMAT}\nbase {}\n\
             precompress {}\n",
            self.base,
            self.encodings.word()
        );
        fs::write(self.aside.join(MARKER), marker)?;
        let retired = retired(&self.out);
        let replaces = is_present(&self.out);
        if replaces {
            fs::rename(&self.out, &retired).with_context(|| {
                format!(
                    "cannot move {} out of the way; if something is mounted there, name a folder inside it",
                    self.out.display()
                )
            })?;
        }
        if let Err(error) = fs::rename(&self.aside, &self.out) {
            if replaces {
                fs::rename(&retired, &self.out)
                    .with_context(|| format!("the site that was there is now in {}", retired.display()))?;
            }
            return Err(error).with_context(|| format!("cannot move the new site to {}", self.out.display()));
        }
        if replaces {
            remove(&retired)?;
        }
        Ok(Tally { written: self.written.load(Ordering::Relaxed), kept: self.kept.load(Ordering::Relaxed) })
    }

    fn write_with(
        &self,
        path: &str,
        bytes: &[u8],
        compress: impl FnOnce(Encodings) -> Result<Compressed>,
    ) -> Result<()> {
        let file = self.reserve(path)?;
        if let Some(old) = self.old(path)?.filter(|old| has_bytes(old, bytes)) {
            // The old folder may have been made for another host.
            let made = self.previous.as_ref().map_or(Encodings::NONE, |previous| previous.encodings);
            let missing = self.encodings.without(made);
            if missing != Encodings::NONE {
                write_siblings(&file, compress(missing)?)?;
            }
            return self.take_over(&old, &file);
        }
        let compressed = compress(self.encodings)?;
        fs::write(&file, bytes).with_context(|| format!("cannot write {}", file.display()))?;
        write_siblings(&file, compressed)?;
        self.written.fetch_add(1, Ordering::Relaxed);
        Ok(())
    }

    /// The path of a file in the old folder, if there is one.
    fn old(&self, path: &str) -> Result<Option<PathBuf>> {
        let path = inside(path)?;
        Ok(self.previous.as_ref().map(|previous| previous.folder.join(path)))
    }

    /// Links an old file and its wanted siblings into the new folder.
    fn take_over(&self, old: &Path, file: &Path) -> Result<()> {
        let made = self.previous.as_ref().map_or(Encodings::NONE, |previous| previous.encodings);
        keep(old, file, made.and(self.encodings))?;
        self.kept.fetch_add(1, Ordering::Relaxed);
        Ok(())
    }

    /// The path of a file in the new folder; each may be taken once.
    fn reserve(&self, path: &str) -> Result<PathBuf> {
        let file = self.aside.join(inside(path)?);
        if !self.taken.lock().is_ok_and(|mut taken| taken.insert(path.to_owned())) {
            bail!("two files of the site want the address /{path}");
        }
        if let Some(folder) = file.parent()
            && !self.made.lock().is_ok_and(|made| made.contains(folder))
        {
            fs::create_dir_all(folder).with_context(|| format!("cannot make the folder {}", folder.display()))?;
            // Added afterwards: another thread may count on it at once.
            self.made.lock().unwrap_or_else(PoisonError::into_inner).insert(folder.to_owned());
        }
        Ok(file)
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        // Nothing can be done about a folder that cannot be removed; the next run tries again.
        let _ = fs::remove_dir_all(&self.aside);
    }
}

/// A file of an old folder, with its siblings.
pub struct Finished {
    pub path: String,
    pub bytes: Vec<u8>,
    pub compressed: Compressed,
}

/// All files of an old folder; none if there is no such folder.
pub fn read(folder: &Path) -> Result<Vec<Finished>> {
    let Ok(folder) = folder.canonicalize() else { return Ok(Vec::new()) };
    let _lock = lock(&folder)?;
    let mut finished = Vec::new();
    for path in list(&folder)? {
        if SIBLINGS.iter().any(|sibling| path.ends_with(sibling)) {
            continue;
        }
        let file = folder.join(&path);
        let bytes = fs::read(&file).with_context(|| format!("cannot read {}", file.display()))?;
        let [brotli, gzip] = SIBLINGS.map(|sibling| fs::read(with_suffix(&file, sibling)).ok());
        finished.push(Finished { path, bytes, compressed: Compressed { brotli, gzip } });
    }
    Ok(finished)
}

/// The files below a folder, as paths of a site, sorted; hidden ones are not part of the site.
pub fn list(folder: &Path) -> Result<Vec<String>> {
    let mut found = Vec::new();
    let mut open = vec![(folder.to_path_buf(), String::new())];
    while let Some((folder, prefix)) = open.pop() {
        for entry in fs::read_dir(&folder).with_context(|| format!("cannot read the folder {}", folder.display()))? {
            let entry = entry?;
            let name = entry
                .file_name()
                .into_string()
                .ok()
                .with_context(|| format!("{}: not a name for a web address", entry.path().display()))?;
            if name.starts_with('.') && name != ".well-known" {
                continue;
            }
            // Follows links: what they point to belongs to the site, too.
            match fs::metadata(entry.path())?.is_dir() {
                true => open.push((entry.path(), format!("{prefix}{name}/"))),
                false => found.push(format!("{prefix}{name}")),
            }
        }
    }
    found.sort();
    Ok(found)
}

/// The base of the site in that folder, according to its marker; `None` if the folder is not ours.
pub fn base_of(folder: &Path) -> Option<String> {
    let marker = fs::read_to_string(folder.join(MARKER)).ok()?;
    marker.lines().find_map(|line| line.strip_prefix("base ")).map(str::to_owned)
}

/// The path of a site's file on disk; an error if it would leave the folder or overwrite our own files.
pub fn inside(path: &str) -> Result<PathBuf> {
    let is_plain = |segment: &str| {
        let mut components = Path::new(segment).components();
        matches!((components.next(), components.next()), (Some(Component::Normal(name)), None) if name == segment)
            && !segment.contains(['\\', ':', '\0'])
            && (!segment.starts_with('.') || segment == ".well-known")
    };
    if !path.split('/').all(is_plain) || SIBLINGS.iter().any(|sibling| path.ends_with(sibling)) {
        bail!("“{path}” cannot be a file of the site");
    }
    Ok(path.split('/').collect())
}

/// Absolute, with links resolved, whether or not its last part exists.
fn full_path(out: &Path) -> Result<PathBuf> {
    if let Ok(path) = out.canonicalize() {
        return Ok(path);
    }
    let absolute = std::path::absolute(out).with_context(|| format!("“{}” is not a path", out.display()))?;
    let (Some(parent), Some(name)) = (absolute.parent(), absolute.file_name()) else {
        bail!("“{}” cannot be the folder of a site", out.display());
    };
    fs::create_dir_all(parent).with_context(|| format!("cannot make the folder {}", parent.display()))?;
    Ok(parent.canonicalize()?.join(name))
}

/// Waits until no other process writes the same folder. The lock is among the system's temporary files, not beside
/// the site.
pub fn lock(out: &Path) -> Result<File> {
    let mut hasher = DefaultHasher::new();
    out.hash(&mut hasher);
    let path = std::env::temp_dir().join(format!("kiosque-{:016x}.lock", hasher.finish()));
    let file = File::options().create(true).append(true).open(&path).or_else(|_| File::open(&path));
    let file = file.with_context(|| format!("cannot open the lock {}", path.display()))?;
    match file.try_lock() {
        Ok(()) => {}
        Err(TryLockError::WouldBlock) => {
            step(format_args!("waiting for another command that writes {}", out.display()));
            file.lock()?;
        }
        Err(TryLockError::Error(error)) => {
            return Err(error).with_context(|| format!("cannot lock {}", path.display()));
        }
    }
    Ok(file)
}

/// Cleans up after a killed process: restores a site caught between the two renames, and removes unfinished folders.
fn recover(out: &Path) -> Result<()> {
    let retired = retired(out);
    if is_present(&retired) {
        match is_present(out) {
            true => remove(&retired)?,
            false => fs::rename(&retired, out)?,
        }
    }
    let unfinished = sibling_name(out, "next-");
    for entry in out.parent().map(fs::read_dir).transpose()?.into_iter().flatten() {
        let entry = entry?;
        if entry.file_name().as_encoded_bytes().starts_with(unfinished.as_encoded_bytes()) {
            remove(&entry.path())?;
        }
    }
    Ok(())
}

/// The folder at `out` if it is ours, so that its files can be reused; an error if it is somebody else's.
fn previous(out: &Path) -> Result<Option<Previous>> {
    if !is_present(out) {
        return Ok(None);
    }
    if !out.is_dir() {
        bail!("{} is there and is not a folder", out.display());
    }
    if let Ok(marker) = fs::read_to_string(out.join(MARKER)) {
        let encodings = marker.lines().find_map(|line| Encodings::parse(line.strip_prefix("precompress ")?));
        let encodings = encodings.filter(|_| marker.lines().any(|line| line == FORMAT));
        return Ok(encodings.map(|encodings| Previous { folder: out.to_path_buf(), encodings }));
    }
    match fs::read_dir(out)?.next() {
        None => Ok(None),
        Some(_) => bail!(
            "{} holds files that this command did not write (it has no {MARKER} file), and they would be lost; \
             name an empty folder or one that does not exist",
            out.display()
        ),
    }
}

/// A name beside the folder, on the same file system, so that a rename suffices.
fn sibling(out: &Path, role: &str) -> PathBuf {
    out.with_file_name(sibling_name(out, role))
}

fn sibling_name(out: &Path, role: &str) -> OsString {
    let mut name = OsString::from(".");
    name.push(out.file_name().unwrap_or_default());
    name.push(format!(".{role}"));
    name
}

fn retired(out: &Path) -> PathBuf {
    sibling(out, "previous")
}

fn remove(folder: &Path) -> Result<()> {
    fs::remove_dir_all(folder).with_context(|| format!("cannot remove {}", folder.display()))
}

fn with_suffix(file: &Path, suffix: &str) -> PathBuf {
    let mut path = file.as_os_str().to_owned();
    path.push(suffix);
    path.into()
}

/// Whether a file holds exactly these bytes.
fn has_bytes(file: &Path, bytes: &[u8]) -> bool {
    let read = || {
        let mut file = File::open(file)?;
        if file.metadata()?.len() != bytes.len() as u64 {
            return Ok(None);
        }
        let mut found = vec![0; bytes.len()];
        file.read_exact(&mut found).map(|()| Some(found))
    };
    let found: io::Result<Option<Vec<u8>>> = read();
    found.is_ok_and(|found| found.is_some_and(|found| found == bytes))
}

/// The siblings of a file, in the order of [`SIBLINGS`].
fn write_siblings(file: &Path, Compressed { brotli, gzip }: Compressed) -> Result<()> {
    for (suffix, bytes) in SIBLINGS.into_iter().zip([brotli, gzip]) {
        if let Some(bytes) = bytes {
            let sibling = with_suffix(file, suffix);
            fs::write(&sibling, bytes).with_context(|| format!("cannot write {}", sibling.display()))?;
        }
    }
    Ok(())
}

/// Links an old file and its siblings; copies them if the file system has no links.
fn keep(old: &Path, new: &Path, Encodings { brotli, gzip }: Encodings) -> Result<()> {
    let link = |old: &Path, new: &Path| match fs::hard_link(old, new) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => fs::copy(old, new).map(drop),
        linked => linked,
    };
    link(old, new).with_context(|| format!("cannot keep {}", old.display()))?;
    for (suffix, _) in SIBLINGS.into_iter().zip([brotli, gzip]).filter(|(_, is_wanted)| *is_wanted) {
        let sibling = with_suffix(old, suffix);
        match link(&sibling, &with_suffix(new, suffix)) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => {
                return Err(error).with_context(|| format!("cannot keep {}", sibling.display()));
            }
            _ => {}
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// An empty folder for this test, deleted at its end.
    struct Scratch(PathBuf);

    impl Scratch {
        fn new(test: &str) -> Result<Self> {
            let path = std::env::temp_dir().join(format!("kiosque-output-{}-{test}", std::process::id()));
            fs::create_dir_all(&path)?;
            Ok(Self(path.canonicalize()?))
        }

        fn site(&self) -> PathBuf {
            self.0.join("site")
        }

        fn make(&self, files: &[(&str, &str)]) -> Result<Tally> {
            self.make_with(Encodings::ALL, files)
        }

        fn make_with(&self, encodings: Encodings, files: &[(&str, &str)]) -> Result<Tally> {
            let folder = Folder::begin(&self.site(), "/", encodings)?;
            for (path, text) in files {
                folder.write(path, text.as_bytes(), Effort::Best)?;
            }
            folder.finish()
        }

        fn read(&self, path: &str) -> Option<String> {
            fs::read_to_string(self.site().join(path)).ok()
        }

        /// Whatever is beside the site: nothing, once a command has ended.
        fn beside(&self) -> Result<Vec<OsString>> {
            let names = fs::read_dir(&self.0)?.map(|entry| entry.map(|entry| entry.file_name()));
            Ok(names.collect::<io::Result<Vec<_>>>()?.into_iter().filter(|name| name != "site").collect())
        }
    }

    impl Drop for Scratch {
        fn drop(&mut self) {
            let _ = fs::remove_dir_all(&self.0);
        }
    }

    #[test]
    fn a_second_run_replaces_the_first_and_keeps_what_is_the_same() -> Result<()> {
        let scratch = Scratch::new("second")?;
        let page = "une page ".repeat(400);
        assert_eq!(
            scratch.make(&[("index.html", &page), ("a/index.html", "A"), ("b/index.html", "B")])?,
            Tally { written: 3, kept: 0 }
        );
        let before = fs::metadata(scratch.site().join("index.html"))?.modified()?;
        std::thread::sleep(std::time::Duration::from_millis(20));
        assert_eq!(scratch.make(&[("index.html", &page), ("a/index.html", "AA")])?, Tally { written: 1, kept: 1 });
        assert_eq!(scratch.read("a/index.html").as_deref(), Some("AA"));
        assert_eq!(scratch.read("b/index.html"), None);
        assert_eq!(fs::metadata(scratch.site().join("index.html"))?.modified()?, before);
        assert!(scratch.site().join("index.html.br").is_file() && scratch.site().join("index.html.gz").is_file());
        assert!(scratch.beside()?.is_empty());
        Ok(())
    }

    #[test]
    fn a_folder_made_for_another_host_gets_the_siblings_that_this_one_serves() -> Result<()> {
        let scratch = Scratch::new("hosts")?;
        let page = "une page ".repeat(400);
        let files = [("index.html", page.as_str()), ("robots.txt", "tout")];
        let mut made = None;
        for (encodings, siblings) in [
            (Encodings::BROTLI, [true, false]),
            (Encodings::ALL, [true, true]),
            (Encodings::GZIP, [false, true]),
            (Encodings::NONE, [false, false]),
            (Encodings::ALL, [true, true]),
        ] {
            let tally = scratch.make_with(encodings, &files)?;
            assert_eq!(tally.kept, if made.is_some() { 2 } else { 0 }, "{encodings:?}");
            let page = scratch.site().join("index.html");
            assert_eq!(SIBLINGS.map(|sibling| with_suffix(&page, sibling).is_file()), siblings, "{encodings:?}");
            assert!(!scratch.site().join("robots.txt.br").is_file());
            let modified = fs::metadata(&page)?.modified()?;
            assert_eq!(*made.get_or_insert(modified), modified, "the page was written again for {encodings:?}");
        }
        Ok(())
    }

    #[test]
    fn an_extent_counts_what_a_host_is_asked_to_take() -> Result<()> {
        let scratch = Scratch::new("extent")?;
        scratch.make_with(Encodings::BROTLI, &[("index.html", &"une page ".repeat(400)), ("a/b.txt", "texte")])?;
        let extent = Extent::of(&scratch.site())?;
        // The two files, a sibling and the marker.
        assert_eq!((extent.files, extent.siblings), (4, 1));
        assert_eq!(extent.largest, ("index.html".to_owned(), 3_600));
        assert!((3_605..3_900).contains(&extent.bytes), "{extent:?}");
        Ok(())
    }

    #[test]
    fn what_feeds_remember_outlives_the_folder() -> Result<()> {
        let scratch = Scratch::new("memory")?;
        for (before, after) in [(None, "one"), (Some("one"), "two")] {
            let folder = Folder::begin(&scratch.site(), "/", Encodings::NONE)?;
            assert_eq!(folder.memory()?.as_deref(), before);
            folder.remember(after)?;
            folder.finish()?;
        }
        // A version without a memory left feeds.
        fs::write(scratch.site().join(MARKER), "format 3\nbase /\n")?;
        fs::write(scratch.site().join("feed.xml"), "<feed/>")?;
        let folder = Folder::begin(&scratch.site(), "/", Encodings::NONE)?;
        assert_eq!(folder.before("feed.xml")?.as_deref(), Some("<feed/>"));
        Ok(())
    }

    #[test]
    fn what_feeds_remember_is_read_as_far_as_it_is_text_and_never_taken_for_nothing() -> Result<()> {
        let scratch = Scratch::new("damaged")?;
        scratch.make(&[("index.html", "old")])?;
        let memory = |bytes: &[u8]| {
            fs::write(scratch.site().join(MEMORY), bytes)?;
            Folder::begin(&scratch.site(), "/", Encodings::NONE)?.memory()
        };
        assert_eq!(memory(b"ids\xff\nentry a\n")?.as_deref(), Some("ids\u{fffd}\nentry a\n"));
        let huge = vec![b' '; usize::try_from(LONGEST)? + 1];
        assert_eq!(memory(&huge)?.map(|text| text.len() as u64), Some(LONGEST));
        // A folder in its place stands for anything unreadable.
        fs::remove_file(scratch.site().join(MEMORY))?;
        fs::create_dir(scratch.site().join(MEMORY))?;
        assert!(Folder::begin(&scratch.site(), "/", Encodings::NONE)?.memory().is_err());
        assert_eq!(scratch.read("index.html").as_deref(), Some("old"));
        Ok(())
    }

    #[test]
    fn a_run_that_fails_leaves_what_was_there() -> Result<()> {
        let scratch = Scratch::new("fails")?;
        scratch.make(&[("index.html", "old")])?;
        let folder = Folder::begin(&scratch.site(), "/", Encodings::ALL)?;
        folder.write("index.html", b"new", Effort::Quick)?;
        drop(folder);
        assert_eq!(scratch.read("index.html").as_deref(), Some("old"));
        assert!(scratch.beside()?.is_empty());
        Ok(())
    }

    #[test]
    fn a_folder_of_somebody_else_is_not_touched() -> Result<()> {
        let scratch = Scratch::new("foreign")?;
        fs::create_dir(scratch.site())?;
        fs::write(scratch.site().join("letter.txt"), "dear")?;
        let refusal = scratch.make(&[("index.html", "new")]).err().map(|error| error.to_string()).unwrap_or_default();
        assert!(refusal.contains("would be lost"), "{refusal}");
        assert_eq!(scratch.read("letter.txt").as_deref(), Some("dear"));
        Ok(())
    }

    #[test]
    fn an_empty_folder_may_be_filled() -> Result<()> {
        let scratch = Scratch::new("empty")?;
        fs::create_dir(scratch.site())?;
        assert_eq!(scratch.make(&[("index.html", "new")])?, Tally { written: 1, kept: 0 });
        Ok(())
    }

    #[test]
    fn a_run_killed_between_the_renames_is_repaired_by_the_next() -> Result<()> {
        let scratch = Scratch::new("killed")?;
        scratch.make(&[("index.html", "old")])?;
        fs::rename(scratch.site(), retired(&scratch.site()))?;
        fs::create_dir(sibling(&scratch.site(), "next-1"))?;
        let folder = Folder::begin(&scratch.site(), "/", Encodings::ALL)?;
        assert_eq!(scratch.read("index.html").as_deref(), Some("old"));
        drop(folder);
        assert!(scratch.beside()?.is_empty());
        Ok(())
    }

    #[test]
    fn two_runs_at_once_take_turns() -> Result<()> {
        let scratch = Scratch::new("turns")?;
        let results: Vec<Result<Tally>> = std::thread::scope(|scope| {
            let runs: Vec<_> =
                (0..2).map(|_| scope.spawn(|| scratch.make(&[("a.txt", "a"), ("b.txt", "b")]))).collect();
            runs.into_iter().filter_map(|run| run.join().ok()).collect()
        });
        assert_eq!(results.iter().filter(|result| result.is_ok()).count(), 2);
        assert_eq!(scratch.read("b.txt").as_deref(), Some("b"));
        assert!(scratch.beside()?.is_empty());
        Ok(())
    }

    #[test]
    fn no_file_leads_out_of_the_folder() {
        for path in [
            "",
            "/etc/passwd",
            "../a",
            "a/../../b",
            "a//b",
            "a/",
            "./a",
            "a\\b",
            "C:a",
            ".kiosque",
            ".git/config",
            "a.html.br",
        ] {
            assert!(inside(path).is_err(), "{path}");
        }
        for path in ["index.html", "documents/x/index.html", "_headers", ".well-known/security.txt"] {
            assert!(inside(path).is_ok(), "{path}");
        }
    }

    #[test]
    fn two_files_cannot_have_one_address() -> Result<()> {
        let scratch = Scratch::new("twice")?;
        let refusal = scratch.make(&[("index.html", "a"), ("index.html", "b")]).err().map(|error| error.to_string());
        assert_eq!(refusal.as_deref(), Some("two files of the site want the address /index.html"));
        Ok(())
    }

    #[test]
    fn what_is_made_from_a_file_is_made_again_only_when_that_has_changed() -> Result<()> {
        let scratch = Scratch::new("made")?;
        let made = AtomicUsize::new(0);
        let make = |source: &str| {
            let folder = Folder::begin(&scratch.site(), "/", Encodings::ALL)?;
            folder.write("cover.svg", source.as_bytes(), Effort::Best)?;
            folder.make("cover.png", Source { path: "cover.svg", bytes: source.as_bytes() }, || {
                made.fetch_add(1, Ordering::Relaxed);
                Ok(format!("drawn from {source}").into_bytes())
            })?;
            folder.finish()
        };
        for (source, times) in [("a", 1), ("a", 1), ("b", 2), ("b", 2)] {
            make(source)?;
            assert_eq!(made.load(Ordering::Relaxed), times);
            assert_eq!(scratch.read("cover.png"), Some(format!("drawn from {source}")));
        }
        Ok(())
    }

    #[test]
    fn the_folder_remembers_where_its_site_will_stand() -> Result<()> {
        let scratch = Scratch::new("base")?;
        Folder::begin(&scratch.site(), "/dossiers/ia/", Encodings::NONE)?.finish()?;
        assert_eq!(base_of(&scratch.site()).as_deref(), Some("/dossiers/ia/"));
        assert_eq!(base_of(&scratch.0), None);
        Ok(())
    }
}
