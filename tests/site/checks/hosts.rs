//! Sends the same requests to `cargo xtask serve` and to a real nginx with `deploy/nginx.conf`: a visitor must not be
//! able to tell them apart.

use crate::{files, site};
use flate2::read::GzDecoder;
use std::env;
use std::fs;
use std::io::{Read, Write};
use std::net::TcpStream;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use test_hosts::{Host, nginx, serve, setting};

/// The headers that the hosts must agree on.
const COMPARED: [&str; 15] = [
    "content-type",
    "cache-control",
    "content-encoding",
    "content-length",
    "content-range",
    "vary",
    "location",
    "allow",
    "content-security-policy",
    "referrer-policy",
    "permissions-policy",
    "x-content-type-options",
    "cross-origin-opener-policy",
    "cross-origin-resource-policy",
    "access-control-allow-origin",
];

/// A response: its status, its headers in lower case, its body.
#[derive(Debug)]
struct Response {
    status: u16,
    headers: Vec<(String, String)>,
    body: Vec<u8>,
}

impl Response {
    fn header(&self, name: &str) -> Option<&str> {
        self.headers.iter().find(|(found, _)| found == name).map(|(_, value)| value.as_str())
    }
}

/// Sends a request as a browser does. Each header in `headers` ends with a line break.
fn ask(host: &Host, request: &str, headers: &str) -> Response {
    let mut stream = TcpStream::connect(host.address()).unwrap();
    write!(stream, "{request} HTTP/1.1\r\nhost: localhost\r\nconnection: close\r\n{headers}\r\n").unwrap();
    let mut response = Vec::new();
    stream.read_to_end(&mut response).unwrap();
    let end = response.windows(4).position(|window| window == b"\r\n\r\n").expect("a response has headers");
    let head = String::from_utf8(response[..end].to_vec()).unwrap();
    let mut lines = head.lines();
    let status = lines.next().and_then(|line| line.split(' ').nth(1)).and_then(|word| word.parse().ok()).unwrap();
    let headers = lines.filter_map(|line| line.split_once(": "));
    let headers = headers.map(|(name, value)| (name.to_lowercase(), value.to_owned())).collect();
    let mut response = Response { status, headers, body: response[end + 4..].to_vec() };
    if response.header("transfer-encoding") == Some("chunked") {
        response.body = whole(&response.body);
    }
    response
}

/// Decodes a chunked body: each chunk follows its length in hexadecimal, and the last one is empty.
fn whole(mut chunks: &[u8]) -> Vec<u8> {
    let mut body = Vec::new();
    while let Some(end) = chunks.windows(2).position(|window| window == b"\r\n") {
        let length = usize::from_str_radix(std::str::from_utf8(&chunks[..end]).unwrap(), 16).unwrap();
        let (chunk, rest) = chunks[end + 2..].split_at(length);
        body.extend(chunk);
        chunks = &rest[2..];
    }
    body
}

/// A rendered site, and its path on the host: empty, or `/dossiers/ia`.
struct RenderedSite {
    folder: PathBuf,
    base: &'static str,
}

impl RenderedSite {
    /// The site under test.
    fn own() -> Self {
        Self { folder: site(), base: "" }
    }

    /// Renders the same catalogue again, into a folder of that name.
    fn rendered(name: &str, base: &'static str, options: &[&str]) -> Self {
        let folder = rendered(name);
        let mut render = Command::new(setting("KIOSQUE_XTASK"));
        render.arg("render").args(options).arg("--catalogue").arg(site().join("catalogue.json"));
        render.arg("--out").arg(&folder).stderr(Stdio::null());
        assert!(render.status().unwrap().success());
        Self { folder, base }
    }

    fn hosts(&self) -> [Host; 2] {
        [serve(&self.folder), nginx(&self.folder, self.base)]
    }

    /// The file that a request resolves to.
    fn file(&self, request: &str, status: u16) -> PathBuf {
        let path = request.split(' ').nth(1).unwrap_or_default().split('?').next().unwrap_or_default();
        let path = path.trim_start_matches(self.base).trim_matches('/');
        let file = self.folder.join(if status == 404 { "404.html" } else { path });
        if file.is_dir() { file.join("index.html") } else { file }
    }
}

/// The folder of that name for this run.
fn rendered(name: &str) -> PathBuf {
    env::temp_dir().join(format!("kiosque-{name}-{}", std::process::id()))
}

fn has_sibling(file: &Path, suffix: &str) -> bool {
    Path::new(&format!("{}{suffix}", file.display())).is_file()
}

/// What the hosts must agree on, as text. Bodies of redirects and of refused methods may differ.
fn seen(site: &RenderedSite, request: &str, encodings: &str, response: &Response) -> String {
    let mut seen = format!("{}\n", response.status);
    let is_ours = matches!(response.status, 200 | 206 | 404);
    let file = site.file(request, response.status);
    let has = |encoding: &str, suffix| encodings.contains(encoding) && has_sibling(&file, suffix);
    // If the folder has nothing smaller to send, a host may compress on the fly; the visitor gets the same.
    let is_free = encodings.contains("gzip") && !has("gzip", ".gz") && !has("br", ".br");
    for name in COMPARED {
        let is_own = !is_ours && name.starts_with("content-") && name != "content-security-policy";
        // Without siblings, everybody gets the same file, and a `Vary` header does no harm.
        let is_idle = name == "vary" && !has_sibling(&file, ".br") && !has_sibling(&file, ".gz");
        let is_packing = is_free && ["content-encoding", "content-length", "vary"].contains(&name);
        if let (Some(value), false) = (response.header(name), is_own || is_idle || is_packing) {
            seen.push_str(&format!("{name}: {}\n", value.to_lowercase()));
        }
    }
    if is_ours && !request.starts_with("HEAD") {
        let body = match response.header("content-encoding") {
            Some("gzip") if is_free => {
                assert_eq!(
                    response.header("vary").map(str::to_lowercase).as_deref(),
                    Some("accept-encoding"),
                    "{request}"
                );
                let mut body = Vec::new();
                GzDecoder::new(response.body.as_slice()).read_to_end(&mut body).unwrap();
                body
            }
            _ => response.body.clone(),
        };
        let sum: u64 = body.iter().map(|byte| u64::from(*byte)).sum();
        seen.push_str(&format!("{} bytes, sum {sum}\n", body.len()));
    }
    seen
}

/// The requests to compare, below `base`.
fn requests(base: &str) -> Vec<(String, &'static str)> {
    let site = site();
    let first = |ending: &str| files(&site, ending).into_iter().next().unwrap();
    let entry = {
        let data = files(&site.join("documents"), "/citation.bib").into_iter().next().unwrap();
        format!("documents/{}", data.trim_end_matches("/citation.bib"))
    };
    let (wasm, script, style) = (first(".wasm"), first(".js"), first(".css"));
    let pages = ["", "documents", "soutenir", "a-propos", "documents/page/2", &entry, "404.html", "index.html"];
    let data = [
        "index.json",
        "catalogue.json",
        "documents/listing.json",
        &format!("{entry}/index.json"),
        &format!("{entry}/actions.json"),
    ]
    .map(str::to_owned);
    let typed = [
        "feed.xml".to_owned(),
        "sitemap.xml".to_owned(),
        "robots.txt".to_owned(),
        "opensearch.xml".to_owned(),
        "manifest.webmanifest".to_owned(),
        "favicon.svg".to_owned(),
        format!("{entry}/citation.bib"),
        format!("{entry}/citation.ris"),
        format!("{entry}/citation.csl.json"),
    ];
    let missing = [
        "rien",
        "rien/",
        "documents/rien",
        "documents/rien/",
        "/example.org/",
        "/documents/",
        ".kiosque",
        "%2Ekiosque",
        "_headers",
        "_headers.nginx.conf",
        ".git/config",
        "documents//page/2",
        "kiosque-0123456789abcdef.js",
    ];
    let moved = ["documents/".to_owned(), "soutenir/?q=a".to_owned(), format!("{entry}/")];
    let mut requests = Vec::new();
    let everything = pages.map(str::to_owned).into_iter().chain(data).chain(typed).chain([wasm, script, style]);
    for path in everything.chain(missing.map(str::to_owned)) {
        for encodings in ["", "accept-encoding: gzip\r\n", "accept-encoding: gzip, deflate, br\r\n"] {
            requests.push((format!("GET {base}/{path}"), encodings));
        }
        requests.push((format!("HEAD {base}/{path}"), "accept-encoding: br\r\n"));
    }
    requests.extend(moved.map(|path| (format!("GET {base}/{path}"), "")));
    requests.push((format!("GET {base}/?q=a"), ""));
    requests.push((format!("GET {base}/documents?q=a&type=note"), "accept-encoding: br\r\n"));
    requests.push((format!("GET {base}/favicon.svg"), "range: bytes=2-4\r\n"));
    for method in ["POST", "PUT", "DELETE", "OPTIONS"] {
        requests.push((format!("{method} {base}/"), "content-length: 0\r\n"));
    }
    requests
}

#[track_caller]
fn compare(site: &RenderedSite, hosts: &[Host; 2]) {
    let mut problems = Vec::new();
    for (request, headers) in requests(site.base) {
        let [ours, theirs] = hosts.each_ref().map(|host| seen(site, &request, headers, &ask(host, &request, headers)));
        if ours != theirs {
            let only = |some: &str, other: &str| -> String {
                let lines = some.lines().filter(|line| !other.lines().any(|found| found == *line));
                lines.map(|line| format!("\n    {line}")).collect()
            };
            let (ours, theirs) = (only(&ours, &theirs), only(&theirs, &ours));
            problems.push(format!("{request} ({})\n  serve{ours}\n  nginx{theirs}", headers.trim()));
        }
    }
    assert!(problems.is_empty(), "{} differences\n{}", problems.len(), problems.join("\n"));
}

#[test]
fn nginx_answers_as_the_server_does() {
    let site = RenderedSite::own();
    compare(&site, &site.hosts());
}

#[test]
fn whichever_siblings_the_folder_has_hosts_agree_and_browsers_get_what_they_take_compressed() {
    // The encodings in which nginx sends a page to clients that accept nothing, gzip, and both. Each render replaces
    // the folder of the previous one.
    for (precompress, siblings, expected) in [
        ("none", [false, false], [None, Some("gzip"), Some("gzip")]),
        ("gzip", [false, true], [None, Some("gzip"), Some("gzip")]),
        ("brotli", [true, false], [None, Some("gzip"), Some("br")]),
        ("all", [true, true], [None, Some("gzip"), Some("br")]),
    ] {
        let site = RenderedSite::rendered("siblings", "", &["--precompress", precompress]);
        assert_eq!([".br", ".gz"].map(|suffix| has_sibling(&site.folder.join("index.html"), suffix)), siblings);
        let hosts = site.hosts();
        compare(&site, &hosts);
        let [_, nginx] = &hosts;
        for path in ["/", "/documents", "/feed.xml", "/documents/listing.json"] {
            let sent = ["", "accept-encoding: gzip\r\nvia: 1.1 cdn\r\n", "accept-encoding: gzip, br\r\n"]
                .map(|encodings| ask(nginx, &format!("GET {path}"), encodings));
            let sent_as = sent.each_ref().map(|response| response.header("content-encoding"));
            assert_eq!(sent_as, expected, "{precompress} {path}");
            let varies = |response: &Response| {
                response.header("vary").is_some_and(|vary| vary.eq_ignore_ascii_case("accept-encoding"))
            };
            assert!(sent.iter().all(varies), "{precompress} {path} does not say that it varies");
        }
    }
    fs::remove_dir_all(rendered("siblings")).unwrap();
}

#[test]
fn below_a_path_nginx_answers_as_the_server_does() {
    let options = ["--base-url", "https://example.org/dossiers/ia/"];
    let site = RenderedSite::rendered("below", "/dossiers/ia", &options);
    let hosts = site.hosts();
    compare(&site, &hosts);
    for host in &hosts {
        let response = ask(host, "GET /dossiers/ia?q=a", "");
        assert_eq!((response.status, response.header("location")), (308, Some("/dossiers/ia/?q=a")), "{}", host.name);
        for path in ["/documents", "/dossiers/iaa", "/dossiers", "/dossiers/"] {
            assert_eq!(ask(host, &format!("GET {path}"), "").status, 404, "{} {path}", host.name);
        }
    }
    fs::remove_dir_all(site.folder).unwrap();
}

#[test]
fn what_a_browser_has_is_not_sent_again() {
    for host in [serve(&site()), nginx(&site(), "")] {
        for path in ["/", "/documents", "/catalogue.json", "/feed.xml"] {
            for encodings in ["", "accept-encoding: br\r\n", "accept-encoding: gzip\r\n"] {
                let request = format!("GET {path}");
                let first = ask(&host, &request, encodings);
                let conditions = [("etag", "if-none-match"), ("last-modified", "if-modified-since")];
                let mut known =
                    conditions.iter().filter_map(|(from, to)| Some(format!("{to}: {}\r\n", first.header(from)?)));
                let condition = known.next().unwrap_or_else(|| panic!("{} {path} has no validator", host.name));
                let second = ask(&host, &request, &format!("{encodings}{condition}"));
                assert_eq!((second.status, second.body.len()), (304, 0), "{} {path} {condition}", host.name);
                assert_eq!(second.header("cache-control"), Some("no-cache"), "{} {path}", host.name);
            }
        }
    }
}

#[test]
fn no_address_leads_out_of_the_folder() {
    for host in [serve(&site()), nginx(&site(), "")] {
        for path in [
            "/../etc/passwd",
            "/%2e%2e/%2e%2e/etc/passwd",
            "/documents/..%2f..%2f..%2fetc/passwd",
            "/documents/%00",
            "/..%5c..%5cetc",
        ] {
            let response = ask(&host, &format!("GET {path}"), "");
            assert!(matches!(response.status, 400 | 404), "{} {path}: {}", host.name, response.status);
            assert!(!String::from_utf8_lossy(&response.body).contains("root:"), "{} {path}", host.name);
        }
    }
}

#[test]
fn every_response_carries_the_headers_that_protect_visitors() {
    let rules = fs::read_to_string(site().join("_headers")).unwrap();
    let rules = rules.lines().skip(1).take_while(|line| line.starts_with(' '));
    let expected: Vec<(String, String)> = rules
        .filter_map(|line| line.trim().split_once(": "))
        .map(|(name, value)| (name.to_lowercase(), value.to_owned()))
        .collect();
    assert!(expected.len() >= 5, "{expected:?}");
    for host in [serve(&site()), nginx(&site(), "")] {
        for request in [
            "GET /",
            "GET /documents",
            "GET /rien",
            "GET /documents/",
            "GET /feed.xml",
            "GET /catalogue.json",
            "POST /",
        ] {
            let response = ask(&host, request, "content-length: 0\r\n");
            for (name, value) in &expected {
                assert_eq!(response.header(name), Some(value.as_str()), "{} {request} {name}", host.name);
            }
        }
    }
}
