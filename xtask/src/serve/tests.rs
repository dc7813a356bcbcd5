//! Requests to the server as a browser sends them, over a folder made for the test.

use super::*;
use std::io::{Read, Write};
use std::net::{SocketAddr, TcpStream};

const PAGE: &str = "<!doctype html><title>Une page</title>";
const HEADERS: &str = "/*\n  X-Content-Type-Options: nosniff\n  Content-Security-Policy: default-src 'self'\n\
/dossiers/ia/documents/*\n  X-Rule: below\n";

/// A served folder, deleted at the end.
struct Server {
    folder: PathBuf,
    address: SocketAddr,
    _runtime: tokio::runtime::Runtime,
}

impl Server {
    fn start(test: &str, base: &str) -> Result<Self> {
        let folder = std::env::temp_dir().join(format!("kiosque-serve-{}-{test}", std::process::id()));
        for (path, bytes) in [
            ("index.html", PAGE.as_bytes()),
            ("404.html", b"<title>Rien ici</title>"),
            ("404.html.br", b"404 br"),
            ("documents/x/index.html", PAGE.as_bytes()),
            ("documents/x/index.html.br", b"br"),
            ("documents/x/index.html.gz", b"gzip"),
            ("documents/x/index.json", b"{}"),
            ("feed.xml", b"<feed/>"),
            ("kiosque-33e8eab6eeb36f16_bg.wasm", b"\0asm"),
            ("son.mp3", b"0123456789"),
            (".kiosque", b"format 1\n"),
            ("_headers", HEADERS.as_bytes()),
        ] {
            let file = folder.join(path);
            std::fs::create_dir_all(file.parent().unwrap_or(&folder))?;
            std::fs::write(file, bytes)?;
        }
        let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(1).enable_all().build()?;
        let listener = runtime.block_on(TcpListener::bind((Ipv4Addr::LOCALHOST, 0)))?;
        let address = listener.local_addr()?;
        let router = router(&folder, base)?;
        runtime.spawn(async move { axum::serve(listener, router).await });
        Ok(Self { folder, address, _runtime: runtime })
    }

    /// The whole response as text: status line, headers in lower case, empty line, body.
    fn ask(&self, request: &str, headers: &str) -> Result<Response> {
        let mut stream = TcpStream::connect(self.address)?;
        write!(stream, "{request} HTTP/1.1\r\nhost: localhost\r\nconnection: close\r\n{headers}\r\n")?;
        let mut response = Vec::new();
        stream.read_to_end(&mut response)?;
        let response = String::from_utf8_lossy(&response).into_owned();
        let (head, body) = response.split_once("\r\n\r\n").context("no end of the headers")?;
        Ok(Response { head: head.to_owned(), body: body.to_owned() })
    }

    fn get(&self, path: &str) -> Result<Response> {
        self.ask(&format!("GET {path}"), "")
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.folder);
    }
}

struct Response {
    head: String,
    body: String,
}

impl Response {
    fn status(&self) -> &str {
        self.head.split(' ').nth(1).unwrap_or_default()
    }

    fn header(&self, name: &str) -> &str {
        let line = self.head.lines().find_map(|line| line.strip_prefix(name)?.strip_prefix(": "));
        line.unwrap_or_default()
    }
}

#[test]
fn a_page_is_served_at_its_address_without_a_redirect() -> Result<()> {
    let server = Server::start("page", "/")?;
    for path in ["/", "/documents/x", "/documents/x?q=a"] {
        let response = server.get(path)?;
        assert_eq!((response.status(), response.body.as_str()), ("200", PAGE), "{path}");
        assert_eq!(response.header("content-type"), "text/html; charset=utf-8");
        assert_eq!(response.header("cache-control"), "no-cache");
    }
    let response = server.get("/documents/x/?q=a")?;
    assert_eq!((response.status(), response.header("location")), ("308", "/documents/x?q=a"));
    Ok(())
}

#[test]
fn what_is_not_there_is_a_404_with_the_page_that_helps() -> Result<()> {
    let server = Server::start("missing", "/")?;
    for path in [
        "/nothing",
        "/documents",
        "/documents/x/index.html/y",
        "/nothing/",
        "/.kiosque",
        "/_headers",
        "/..%2f..%2fetc/passwd",
    ] {
        let response = server.ask(&format!("GET {path}"), "if-none-match: *\r\nrange: bytes=0-1\r\n")?;
        assert_eq!((response.status(), response.body.as_str()), ("404", "<title>Rien ici</title>"), "{path}");
        assert_eq!(response.header("content-type"), "text/html; charset=utf-8");
        assert_eq!((response.header("etag"), response.header("cache-control")), ("", "no-cache"));
        assert_eq!(response.header("x-content-type-options"), "nosniff");
    }
    assert_eq!(server.ask("GET /nothing", "accept-encoding: br\r\n")?.body, "404 br");
    Ok(())
}

#[test]
fn the_encoding_is_the_one_that_the_browser_prefers() -> Result<()> {
    let server = Server::start("encoding", "/")?;
    for (accepted, encoding, body) in [
        ("gzip, deflate, br, zstd", "br", "br"),
        ("gzip", "gzip", "gzip"),
        ("br;q=0.5, gzip;q=0.8", "gzip", "gzip"),
        ("br;q=0", "", PAGE),
        ("", "", PAGE),
    ] {
        let response = server.ask("GET /documents/x", &format!("accept-encoding: {accepted}\r\n"))?;
        assert_eq!((response.header("content-encoding"), response.body.as_str()), (encoding, body), "{accepted}");
        assert_eq!(response.header("vary").to_lowercase(), "accept-encoding");
        assert_eq!(response.header("content-type"), "text/html; charset=utf-8");
    }
    Ok(())
}

#[test]
fn a_browser_that_has_a_file_is_told_so() -> Result<()> {
    let server = Server::start("validators", "/")?;
    let first = server.get("/documents/x/index.json")?;
    let etag = first.header("etag");
    assert!(etag.starts_with('"') && !first.header("last-modified").is_empty(), "{}", first.head);
    let again = server.ask("GET /documents/x/index.json", &format!("if-none-match: {etag}\r\n"))?;
    assert_eq!((again.status(), again.body.as_str()), ("304", ""));
    assert_eq!((again.header("etag"), again.header("cache-control")), (etag, "no-cache"));
    let other = server.ask("GET /documents/x/index.json", "if-none-match: \"other\"\r\n")?;
    assert_eq!(other.status(), "200");
    Ok(())
}

#[test]
fn hashed_files_are_kept_for_ever() -> Result<()> {
    let server = Server::start("hashed", "/")?;
    let response = server.get("/kiosque-33e8eab6eeb36f16_bg.wasm")?;
    assert_eq!(response.header("content-type"), "application/wasm");
    assert_eq!(response.header("cache-control"), "public, max-age=31536000, immutable");
    assert_eq!(server.get("/other-33e8eab6eeb36f16.js")?.header("cache-control"), "no-cache");
    Ok(())
}

#[test]
fn a_part_of_a_file_may_be_asked_for() -> Result<()> {
    let server = Server::start("range", "/")?;
    let response = server.ask("GET /son.mp3", "range: bytes=2-4\r\n")?;
    assert_eq!((response.status(), response.body.as_str()), ("206", "234"));
    assert_eq!(response.header("content-range"), "bytes 2-4/10");
    let response = server.ask("GET /son.mp3", "range: bytes=2-4\r\nif-range: \"older\"\r\n")?;
    assert_eq!((response.status(), response.body.as_str()), ("200", "0123456789"));
    assert_eq!(server.ask("GET /son.mp3", "range: bytes=20-\r\n")?.status(), "416");
    Ok(())
}

#[test]
fn the_folder_says_which_headers_protect_it() -> Result<()> {
    let server = Server::start("protected", "/")?;
    for path in ["/", "/feed.xml", "/nothing", "/documents/x/"] {
        let response = server.get(path)?;
        assert_eq!(response.header("x-content-type-options"), "nosniff", "{path}");
        assert_eq!(response.header("content-security-policy"), "default-src 'self'", "{path}");
    }
    assert_eq!(server.get("/feed.xml")?.header("content-type"), "application/atom+xml; charset=utf-8");
    Ok(())
}

#[test]
fn only_reading_is_allowed() -> Result<()> {
    let server = Server::start("methods", "/")?;
    let head = server.ask("HEAD /documents/x", "")?;
    assert_eq!((head.status(), head.body.as_str()), ("200", ""));
    assert_eq!(head.header("content-length"), PAGE.len().to_string());
    for method in ["POST", "PUT", "DELETE", "OPTIONS"] {
        let response = server.ask(&format!("{method} /"), "content-length: 0\r\n")?;
        assert_eq!((response.status(), response.header("allow")), ("405", "GET, HEAD"), "{method}");
    }
    Ok(())
}

#[test]
fn a_site_below_the_root_leads_there() -> Result<()> {
    let server = Server::start("below", "/dossiers/ia/")?;
    let root = server.get("/")?;
    assert_eq!((root.status(), root.header("location")), ("307", "/dossiers/ia/"));
    assert_eq!(server.get("/dossiers/ia/")?.body, PAGE);
    assert_eq!(server.get("/dossiers/ia/documents/x")?.body, PAGE);
    assert_eq!(server.get("/documents/x")?.status(), "404");
    // Hosts match the rules of `_headers` against the whole address.
    assert_eq!(server.get("/dossiers/ia/documents/x")?.header("x-rule"), "below");
    Ok(())
}

#[test]
fn a_taken_port_is_explained() {
    let message = explain(io::ErrorKind::AddrInUse.into(), 8080).to_string();
    assert!(message.contains("port 8080 is taken") && message.contains("--port 8081"), "{message}");
}
