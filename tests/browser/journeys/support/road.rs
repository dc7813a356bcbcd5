//! The road from a browser to the server: each journey has its own, and on it answers can be held, lost or changed.
//!
//! Drivers of different engines agree on pages and keys, not on networks: what a journey lets happen there happens here,
//! the same for all of them. Otherwise every byte passes as it came.

use std::io::{self, Read, Write};
use std::net::{Ipv4Addr, Shutdown, SocketAddr, TcpListener, TcpStream};
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::thread::spawn;

/// A page's way to say what its console was told, where the driver has no word for it.
const COMPLAINT: &str = "/complaint-of-a-journey";

/// Sends complaints before anything else goes on, so that none comes late.
const LISTEN: &str = r#"(() => {
    const tell = (...what) => {
        const request = new XMLHttpRequest();
        request.open("POST", "/complaint-of-a-journey", false);
        try { request.send(what.map(String).join(" ")); } catch {}
    };
    for (const level of ["error", "warn"]) {
        const write = console[level];
        console[level] = (...what) => { tell(level, ...what); write.apply(console, what); };
    }
    addEventListener("error", (event) => tell("error", event.message || event.target.src || event.target.href), true);
    addEventListener("unhandledrejection", (event) => tell("rejection", event.reason));
    addEventListener("securitypolicyviolation", (event) => tell("policy", event.violatedDirective, event.blockedURI));
})();"#;

/// A road, open as long as it is kept.
pub struct Road {
    /// Where the browser finds the site, without a slash at its end.
    pub site: String,
    address: SocketAddr,
    traffic: Arc<Traffic>,
}

/// What the road and those who carry something on it share.
#[derive(Default)]
struct Traffic {
    state: Mutex<State>,
    /// Wakes those up who hold an answer.
    let_go: Condvar,
}

/// What happens on the road, and what was seen there.
#[derive(Default)]
struct State {
    is_closed: bool,
    /// Addresses without an answer; they may hold `*`.
    blocked: Vec<String>,
    /// Addresses whose answers are held; they may hold `*`.
    held: Vec<String>,
    /// Scripts that run in a page before its own.
    scripts: Vec<String>,
    /// Whether pages may run no script at all.
    is_silent: bool,
    /// Path and status of every answer.
    answers: Vec<(String, u16)>,
    complaints: Vec<String>,
}

impl Road {
    /// Opens a road to the server at that address.
    pub fn open(server: &str) -> Self {
        let (listener, address) = listen();
        let traffic = Arc::<Traffic>::default();
        let server = server.trim_start_matches("http://").to_owned();
        let shared = Arc::clone(&traffic);
        spawn(move || {
            for browser in listener.incoming().map_while(Result::ok) {
                if lock(&shared.state).is_closed {
                    break;
                }
                let (shared, server) = (Arc::clone(&shared), server.clone());
                // A browser that hangs up meanwhile wants no answer.
                spawn(move || carry(browser, &server, &shared).ok());
            }
        });
        Self { site: format!("http://{address}"), address, traffic }
    }

    /// Lets requests for these addresses fail; none, and all pass again.
    pub fn block(&self, addresses: &[&str]) {
        lock(&self.traffic.state).blocked = addresses.iter().map(|address| (*address).to_owned()).collect();
    }

    /// Holds answers from this address until it is let go.
    pub fn hold(&self, address: &str) {
        lock(&self.traffic.state).held.push(address.to_owned());
    }

    /// Lets the answers pass that were held at this address, and all that follow.
    pub fn let_go(&self, address: &str) {
        lock(&self.traffic.state).held.retain(|held| held != address);
        self.traffic.let_go.notify_all();
    }

    /// Puts a script before everything else in every page from now on.
    pub fn script_first(&self, source: &str) {
        lock(&self.traffic.state).scripts.push(source.to_owned());
    }

    /// Lets pages tell what goes wrong in them.
    pub fn listen(&self) {
        self.script_first(LISTEN);
    }

    /// Forbids every script in every page from now on, as far as a server can.
    pub fn forbid_scripts(&self) {
        lock(&self.traffic.state).is_silent = true;
    }

    /// The last status with which an address was answered.
    pub fn status(&self, path: &str) -> Option<u16> {
        let state = lock(&self.traffic.state);
        state.answers.iter().rev().find(|(answered, _)| answered == path).map(|(_, status)| *status)
    }

    /// What pages have told since this was last asked.
    pub fn complaints(&self) -> Vec<String> {
        std::mem::take(&mut lock(&self.traffic.state).complaints)
    }
}

impl Drop for Road {
    fn drop(&mut self) {
        lock(&self.traffic.state).is_closed = true;
        self.traffic.let_go.notify_all();
        // Wakes the listener up; if it is gone already, so much the better.
        let _ = TcpStream::connect(self.address);
    }
}

/// A port that no road had before: what a browser keeps for a site, it keeps for the site's port.
fn listen() -> (TcpListener, SocketAddr) {
    static USED: Mutex<Vec<u16>> = Mutex::new(Vec::new());
    loop {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).expect("there is a free port");
        let address = listener.local_addr().expect("a listener has an address");
        let mut used = USED.lock().unwrap_or_else(PoisonError::into_inner);
        if !used.contains(&address.port()) {
            used.push(address.port());
            return (listener, address);
        }
    }
}

/// A journey that fails while it holds the state leaves it as it is.
fn lock(state: &Mutex<State>) -> MutexGuard<'_, State> {
    state.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Carries one request to the server and its answer back.
fn carry(mut browser: TcpStream, server: &str, Traffic { state, let_go }: &Traffic) -> io::Result<()> {
    let Some((head, rest)) = read_head(&mut browser)? else { return Ok(()) };
    let path = head.split(' ').nth(1).unwrap_or_default().to_owned();
    if path == COMPLAINT {
        let text = read_rest(&mut browser, &head, rest)?;
        lock(state).complaints.push(String::from_utf8_lossy(&text).into_owned());
        return browser.write_all(b"HTTP/1.1 204 No Content\r\nconnection: close\r\n\r\n");
    }
    let (is_blocked, is_changed) = {
        let is_held = |state: &mut State| !state.is_closed && state.held.iter().any(|held| fits(held, &path));
        let state = let_go.wait_while(lock(state), is_held).unwrap_or_else(PoisonError::into_inner);
        let is_page = header(&head, "accept").is_some_and(|types| types.contains("text/html"));
        let is_blocked = state.blocked.iter().any(|pattern| fits(pattern, &path));
        (is_blocked, is_page && (state.is_silent || !state.scripts.is_empty()))
    };
    if is_blocked {
        return browser.shutdown(Shutdown::Both);
    }
    // A page that will be changed has to come whole, and uncompressed.
    let left_out: &[&str] = match is_changed {
        true => &["connection", "accept-encoding", "if-none-match", "if-modified-since"],
        false => &["connection"],
    };
    let mut upstream = TcpStream::connect(server)?;
    upstream.write_all(with_headers(&head, left_out, "connection: close\r\n").as_bytes())?;
    upstream.write_all(&rest)?;
    let Some((head, mut body)) = read_head(&mut upstream)? else { return Ok(()) };
    upstream.read_to_end(&mut body)?;
    let status = head.split(' ').nth(1).and_then(|word| word.parse().ok()).unwrap_or_default();
    lock(state).answers.push((path, status));
    let is_page = header(&head, "content-type").is_some_and(|kind| kind.starts_with("text/html"));
    let (head, body) = if is_changed && is_page { changed(&head, body, &lock(state)) } else { (head, body) };
    browser.write_all(head.as_bytes())?;
    browser.write_all(&body)
}

/// A page as the journey wants it.
fn changed(head: &str, body: Vec<u8>, state: &State) -> (String, Vec<u8>) {
    let left_out = ["content-length", "content-security-policy", "etag", "last-modified"];
    let page = String::from_utf8_lossy(&body);
    let (page, policy) = match state.is_silent {
        true => (page.into_owned(), "content-security-policy: script-src 'none'\r\n"),
        // The page carries its policy itself; what stands before it is not bound by it.
        false => (page.replacen("<head>", &format!("<head><script>{}</script>", state.scripts.join("\n")), 1), ""),
    };
    (with_headers(head, &left_out, &format!("content-length: {}\r\n{policy}", page.len())), page.into_bytes())
}

/// The head of a message up to its empty line, and what came after it; nothing when nobody speaks.
fn read_head(stream: &mut TcpStream) -> io::Result<Option<(String, Vec<u8>)>> {
    let (mut bytes, mut piece) = (Vec::new(), [0; 16_384]);
    loop {
        if let Some(end) = bytes.windows(4).position(|window| window == b"\r\n\r\n") {
            let rest = bytes.split_off(end + 4);
            return Ok(Some((String::from_utf8_lossy(&bytes).into_owned(), rest)));
        }
        match stream.read(&mut piece)? {
            0 => return Ok(None),
            length => bytes.extend(&piece[..length]),
        }
    }
}

/// The whole body of a request.
fn read_rest(stream: &mut TcpStream, head: &str, mut body: Vec<u8>) -> io::Result<Vec<u8>> {
    let length: usize = header(head, "content-length").and_then(|length| length.parse().ok()).unwrap_or_default();
    let mut missing = vec![0; length.saturating_sub(body.len())];
    stream.read_exact(&mut missing)?;
    body.append(&mut missing);
    Ok(body)
}

fn header<'head>(head: &'head str, name: &str) -> Option<&'head str> {
    let mut lines = head.lines().skip(1).filter_map(|line| line.split_once(':'));
    lines.find(|(found, _)| found.eq_ignore_ascii_case(name)).map(|(_, value)| value.trim())
}

/// A head without some of its lines and with others.
fn with_headers(head: &str, left_out: &[&str], added: &str) -> String {
    let is_kept = |line: &&str| {
        let name = line.split(':').next().unwrap_or_default();
        !line.is_empty() && !left_out.iter().any(|left_out| name.eq_ignore_ascii_case(left_out))
    };
    let lines: String = head.split("\r\n").filter(is_kept).map(|line| format!("{line}\r\n")).collect();
    format!("{lines}{added}\r\n")
}

/// Whether a path fits a pattern whose `*` stands for anything; the pattern may begin anywhere.
fn fits(pattern: &str, path: &str) -> bool {
    let mut parts = pattern.split('*');
    let Some(mut rest) = parts.next().and_then(|start| path.find(start).map(|place| &path[place + start.len()..]))
    else {
        return false;
    };
    let mut is_open = false;
    for part in parts {
        let Some(place) = rest.rfind(part) else { return false };
        rest = &rest[place + part.len()..];
        is_open = part.is_empty();
    }
    is_open || rest.is_empty()
}
