//! The same requests to `cargo xtask serve` and to a real nginx with `deploy/nginx.conf`: a visitor must not be able to tell them
//! apart.

use crate::{files, site};
use std::env;
use std::fs;
use std::io::{Read, Write};
use std::net::TcpStream;
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

/// An answer: its status, its headers in lower case, its body.
#[derive(Debug)]
struct Answer {
    status: u16,
    headers: Vec<(String, String)>,
    body: Vec<u8>,
}

impl Answer {
    fn header(&self, name: &str) -> Option<&str> {
        self.headers.iter().find(|(found, _)| found == name).map(|(_, value)| value.as_str())
    }
}

/// Asks as a browser does; `headers` end with a line break each.
fn ask(host: &Host, request: &str, headers: &str) -> Answer {
    let mut stream = TcpStream::connect(host.address()).unwrap();
    write!(stream, "{request} HTTP/1.1\r\nhost: localhost\r\nconnection: close\r\n{headers}\r\n").unwrap();
    let mut answer = Vec::new();
    stream.read_to_end(&mut answer).unwrap();
    let end = answer.windows(4).position(|window| window == b"\r\n\r\n").expect("an answer has headers");
    let head = String::from_utf8(answer[..end].to_vec()).unwrap();
    let mut lines = head.lines();
    let status = lines.next().and_then(|line| line.split(' ').nth(1)).and_then(|word| word.parse().ok()).unwrap();
    let headers = lines.filter_map(|line| line.split_once(": "));
    let headers = headers.map(|(name, value)| (name.to_lowercase(), value.to_owned())).collect();
    Answer { status, headers, body: answer[end + 4..].to_vec() }
}

/// What hosts must agree on, as one text. The bodies of redirects and of refused methods are each host's own.
fn seen(request: &str, answer: &Answer) -> String {
    let mut seen = format!("{}\n", answer.status);
    let is_ours = matches!(answer.status, 200 | 206 | 404);
    for name in COMPARED {
        let is_own = !is_ours && name.starts_with("content-") && name != "content-security-policy";
        // A file that has no smaller siblings is the same for everybody; to say that it varies does no harm.
        let is_idle = name == "vary" && !has_siblings(request, answer);
        if let (Some(value), false) = (answer.header(name), is_own || is_idle) {
            seen.push_str(&format!("{name}: {}\n", value.to_lowercase()));
        }
    }
    if is_ours && !request.starts_with("HEAD") {
        seen.push_str(&format!(
            "{} bytes, sum {}\n",
            answer.body.len(),
            answer.body.iter().map(|byte| u64::from(*byte)).sum::<u64>()
        ));
    }
    seen
}

fn has_siblings(request: &str, answer: &Answer) -> bool {
    let path = request.split(' ').nth(1).unwrap_or_default().split('?').next().unwrap_or_default();
    let path = path.trim_start_matches("/dossiers/ia").trim_matches('/');
    let path = if answer.status == 404 { "404.html" } else { path };
    [format!("{path}.br"), format!("{path}/index.html.br")]
        .iter()
        .any(|file| site().join(file.trim_start_matches('/')).is_file())
}

/// The requests of the table, below `base`.
fn requests(base: &str) -> Vec<(String, &'static str)> {
    let site = site();
    let first = |ending: &str| files(&site, ending).into_iter().next().unwrap();
    let entry = {
        let data = files(&site.join("documents"), "/citation.bib").into_iter().next().unwrap();
        format!("documents/{}", data.trim_end_matches("/citation.bib"))
    };
    let (wasm, script, style) = (first(".wasm"), first(".js"), first(".css"));
    let pages = ["", "documents", "soutenir", "a-propos", "documents/page/2", &entry, "404.html", "index.html"];
    let data =
        ["index.json", "catalogue.json", "documents/listing.json", &format!("{entry}/index.json")].map(str::to_owned);
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
fn compare(hosts: &[Host; 2], base: &str) {
    let mut problems = Vec::new();
    for (request, headers) in requests(base) {
        let [ours, theirs] = hosts.each_ref().map(|host| seen(&request, &ask(host, &request, headers)));
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
    compare(&[serve(&site()), nginx(&site(), "")], "");
}

#[test]
fn below_a_path_nginx_answers_as_the_server_does() {
    let folder = env::temp_dir().join(format!("kiosque-below-{}", std::process::id()));
    let mut render = Command::new(setting("KIOSQUE_XTASK"));
    render.args(["render", "--base-url", "https://example.org/dossiers/ia/", "--catalogue"]);
    render.arg(site().join("catalogue.json")).arg("--out").arg(&folder).stderr(Stdio::null());
    assert!(render.status().unwrap().success());
    let hosts = [serve(&folder), nginx(&folder, "/dossiers/ia")];
    compare(&hosts, "/dossiers/ia");
    for host in &hosts {
        let answer = ask(host, "GET /dossiers/ia?q=a", "");
        assert_eq!((answer.status, answer.header("location")), (308, Some("/dossiers/ia/?q=a")), "{}", host.name);
        for path in ["/documents", "/dossiers/iaa", "/dossiers", "/dossiers/"] {
            assert_eq!(ask(host, &format!("GET {path}"), "").status, 404, "{} {path}", host.name);
        }
    }
    fs::remove_dir_all(&folder).unwrap();
}

#[test]
fn what_a_browser_has_is_not_sent_again() {
    for host in [serve(&site()), nginx(&site(), "")] {
        for path in ["/", "/documents", "/catalogue.json", "/feed.xml"] {
            for encodings in ["", "accept-encoding: br\r\n"] {
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
            let answer = ask(&host, &format!("GET {path}"), "");
            assert!(matches!(answer.status, 400 | 404), "{} {path}: {}", host.name, answer.status);
            assert!(!String::from_utf8_lossy(&answer.body).contains("root:"), "{} {path}", host.name);
        }
    }
}

#[test]
fn every_answer_carries_the_headers_that_protect_visitors() {
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
            let answer = ask(&host, request, "content-length: 0\r\n");
            for (name, value) in &expected {
                assert_eq!(answer.header(name), Some(value.as_str()), "{} {request} {name}", host.name);
            }
        }
    }
}
