//! The proxy between a browser and the server: each journey has its own, which can hold, lose or change responses.
//!
//! Drivers of different engines agree on pages and keys, not on networks: so what a journey does to the network
//! happens here, in the same way for all of them. Otherwise every byte passes unchanged.

use std::io::{self, Read, Write};
use std::net::{Ipv4Addr, Shutdown, SocketAddr, TcpListener, TcpStream};
use std::sync::{Arc, Condvar, Mutex, MutexGuard, OnceLock, PoisonError};
use std::thread::spawn;

/// Where a page reports what its console was told, if the driver cannot.
const COMPLAINT: &str = "/complaint-of-a-journey";

/// Sends complaints before anything else continues, so that none comes late.
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

/// A proxy, open as long as the value lives.
pub struct Proxy {
    /// The site's address for the browser, without a trailing slash.
    pub site: String,
    address: SocketAddr,
    traffic: Arc<Traffic>,
}

/// The state shared by the proxy and its connections.
#[derive(Default)]
struct Traffic {
    state: Mutex<State>,
    /// Wakes up connections that hold a response.
    let_go: Condvar,
}

/// What the proxy does, and what it has seen.
#[derive(Default)]
struct State {
    is_closed: bool,
    /// Addresses that get no response; they may contain `*`.
    blocked: Vec<String>,
    /// Addresses whose responses are held; they may contain `*`.
    held: Vec<String>,
    /// Scripts that run in a page before its own.
    scripts: Vec<String>,
    /// Whether scripts are forbidden.
    is_silent: bool,
    /// Path and status of every response.
    answers: Vec<(String, u16)>,
    complaints: Vec<String>,
}

impl Proxy {
    /// Opens a proxy to the server at that address.
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
                // A browser that hangs up wants no response.
                spawn(move || carry(browser, &server, &shared).ok());
            }
        });
        Self { site: format!("http://{address}"), address, traffic }
    }

    /// Makes requests for these addresses fail; with an empty list, all succeed again.
    pub fn block(&self, addresses: &[&str]) {
        lock(&self.traffic.state).blocked = addresses.iter().map(|address| (*address).to_owned()).collect();
    }

    /// Holds responses from this address until it is released.
    pub fn hold(&self, address: &str) {
        lock(&self.traffic.state).held.push(address.to_owned());
    }

    /// Releases the responses held at this address, and all that follow.
    pub fn let_go(&self, address: &str) {
        lock(&self.traffic.state).held.retain(|held| held != address);
        self.traffic.let_go.notify_all();
    }

    /// Inserts a script before everything else in every page from now on.
    pub fn script_first(&self, source: &str) {
        lock(&self.traffic.state).scripts.push(source.to_owned());
    }

    /// Makes pages report their errors.
    pub fn listen(&self) {
        self.script_first(LISTEN);
    }

    /// Forbids scripts in every page from now on, as far as a server can.
    pub fn forbid_scripts(&self) {
        lock(&self.traffic.state).is_silent = true;
    }

    /// The status of the last response to an address.
    pub fn status(&self, path: &str) -> Option<u16> {
        let state = lock(&self.traffic.state);
        state.answers.iter().rev().find(|(answered, _)| answered == path).map(|(_, status)| *status)
    }

    /// What pages have reported since the last call.
    pub fn complaints(&self) -> Vec<String> {
        std::mem::take(&mut lock(&self.traffic.state).complaints)
    }
}

impl Drop for Proxy {
    fn drop(&mut self) {
        lock(&self.traffic.state).is_closed = true;
        self.traffic.let_go.notify_all();
        // Wakes up the listener; if it is gone already, that is fine.
        let _ = TcpStream::connect(self.address);
    }
}

/// The address of an empty page, where a tab waits for its next journey: of the journeys' site, since a browser keeps
/// a process for each site, but of no journey's origin.
pub fn resting_place() -> &'static str {
    static ADDRESS: OnceLock<String> = OnceLock::new();
    ADDRESS.get_or_init(|| {
        let (listener, address) = listen();
        spawn(move || {
            for browser in listener.incoming().map_while(Result::ok) {
                spawn(move || rest(browser).ok());
            }
        });
        format!("http://{address}/")
    })
}

/// Sends the empty page, whatever is asked for.
fn rest(mut browser: TcpStream) -> io::Result<()> {
    const PAGE: &[u8] = b"HTTP/1.1 200 OK\r\ncontent-type: text/html\r\nconnection: close\r\n\r\n\
        <!doctype html><link rel=icon href=data:,><title>Between journeys</title>";
    match read_head(&mut browser)? {
        Some(_) => browser.write_all(PAGE),
        None => Ok(()),
    }
}

/// A port that no proxy had before: a browser caches by port.
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

/// A journey that fails while it holds the lock leaves a usable state.
fn lock(state: &Mutex<State>) -> MutexGuard<'_, State> {
    state.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Forwards one request to the server and its response back.
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
    // A page to be changed must arrive whole and uncompressed.
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

/// A page with the journey's changes.
fn changed(head: &str, body: Vec<u8>, state: &State) -> (String, Vec<u8>) {
    let left_out = ["content-length", "content-security-policy", "etag", "last-modified"];
    let page = String::from_utf8_lossy(&body);
    let (page, policy) = match state.is_silent {
        true => (page.into_owned(), "content-security-policy: script-src 'none'\r\n"),
        // The page carries its policy; what comes before it is not bound by it.
        false => (page.replacen("<head>", &format!("<head><script>{}</script>", state.scripts.join("\n")), 1), ""),
    };
    (with_headers(head, &left_out, &format!("content-length: {}\r\n{policy}", page.len())), page.into_bytes())
}

/// The head of a message up to its empty line, and what follows; `None` if nothing comes.
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

/// A head with some lines removed and others added.
fn with_headers(head: &str, left_out: &[&str], added: &str) -> String {
    let is_kept = |line: &&str| {
        let name = line.split(':').next().unwrap_or_default();
        !line.is_empty() && !left_out.iter().any(|left_out| name.eq_ignore_ascii_case(left_out))
    };
    let lines: String = head.split("\r\n").filter(is_kept).map(|line| format!("{line}\r\n")).collect();
    format!("{lines}{added}\r\n")
}

/// Whether a path matches a pattern in which `*` is any text; the pattern may start anywhere.
fn fits(pattern: &str, path: &str) -> bool {
    let mut parts = pattern.split('*');
    let Some(mut rest) = parts.next().and_then(|start| path.find(start).map(|offset| &path[offset + start.len()..]))
    else {
        return false;
    };
    let mut is_open = false;
    for part in parts {
        let Some(offset) = rest.rfind(part) else { return false };
        rest = &rest[offset + part.len()..];
        is_open = part.is_empty();
    }
    is_open || rest.is_empty()
}
