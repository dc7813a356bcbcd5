//! `cargo xtask serve`: the production server, on this machine.
//!
//! tower-http handles files, ranges, validators and compressed siblings; this module decides which file an address
//! means and how long a browser may cache it. The security headers are in the folder's own `_headers`, so that every
//! host sends the same.

mod headers;
mod resolve;

use crate::arguments::{Serving, Source};
use crate::output;
use crate::progress::step;
use crate::{build, paths};
use anyhow::{Context, Result, bail};
use axum::Router;
use axum::body::Body;
use axum::extract::Request;
use axum::http::header::{self, HeaderMap, HeaderName, HeaderValue};
use axum::http::request::Parts;
use axum::http::{Method, StatusCode, Uri};
use axum::response::{IntoResponse, Response};
use headers::Rules;
use kiosque::routes;
use resolve::{Resolved, encode, resolve};
use std::io;
use std::net::Ipv4Addr;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::sync::Arc;
use tokio::net::TcpListener;
use tower_http::services::ServeDir;

/// Serves until Ctrl-C.
pub fn run(Serving { port, source }: Serving) -> Result<ExitCode> {
    let folder = match source {
        Source::Folder(folder) => folder,
        Source::Rendering(rendering) => {
            let out = rendering.out.clone();
            build::build(rendering)?;
            out
        }
    };
    let Some(base) = output::base_of(&folder) else {
        bail!("{} is not a site that `cargo xtask build` or `render` wrote", folder.display());
    };
    let router = router(&folder, &base)?;
    tokio::runtime::Runtime::new()?.block_on(async {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, port)).await.map_err(|error| explain(error, port))?;
        step(format_args!("Serving {}; Ctrl-C ends it", paths::shown(&folder)));
        println!("Kiosque: http://{}{base}", listener.local_addr()?);
        axum::serve(listener, router).with_graceful_shutdown(interrupted()).await?;
        Ok(ExitCode::SUCCESS)
    })
}

fn explain(error: io::Error, port: u16) -> anyhow::Error {
    match error.kind() {
        io::ErrorKind::AddrInUse => {
            let other = port.checked_add(1).unwrap_or(8080);
            anyhow::anyhow!(
                "port {port} is taken by another program; end it, or choose another port: cargo xtask serve --port {other}"
            )
        }
        _ => anyhow::Error::from(error).context(format!("cannot listen on port {port}")),
    }
}

async fn interrupted() {
    // Without a signal handler Ctrl-C ends the process anyway.
    if tokio::signal::ctrl_c().await.is_err() {
        std::future::pending::<()>().await;
    }
}

/// The server of a folder whose site stands at `base` (`/` or `/dossiers/ia/`).
pub fn router(folder: &Path, base: &str) -> Result<Router> {
    let folder = folder.canonicalize().with_context(|| format!("there is no folder {}", folder.display()))?;
    let rules = std::fs::read_to_string(folder.join(routes::HEADERS)).unwrap_or_default();
    let site = Arc::new(ServedSite {
        files: ServeDir::new(&folder)
            .redirect_to_trailing_slash(false)
            .ignore_multi_range_requests(true)
            .precompressed_br()
            .precompressed_gzip(),
        rules: Rules::parse(&rules),
        base: base.to_owned(),
        folder,
    });
    Ok(Router::new().fallback(move |request: Request| {
        let site = Arc::clone(&site);
        // The body of a request is ignored.
        async move { site.respond(&request.into_parts().0).await }
    }))
}

/// A folder as visitors see it.
struct ServedSite {
    folder: PathBuf,
    files: ServeDir,
    rules: Rules,
    base: String,
}

impl ServedSite {
    async fn respond(&self, request: &Parts) -> Response {
        if !matches!(request.method, Method::GET | Method::HEAD) {
            let allow = [(header::ALLOW, "GET, HEAD")];
            return self.dress("/", (StatusCode::METHOD_NOT_ALLOWED, allow).into_response());
        }
        let is_page = |path: &str| self.folder.join(path.trim_matches('/')).join(routes::PAGE_FILE).is_file();
        match resolve(&request.uri, &self.base, is_page) {
            Resolved::File(path) => match self.file(request, &path).await {
                Some(response) => self.dress(&path, response),
                None => self.not_found(request).await,
            },
            Resolved::Redirect { address, for_ever } => {
                let status = if for_ever { StatusCode::PERMANENT_REDIRECT } else { StatusCode::TEMPORARY_REDIRECT };
                self.dress("/", (status, [(header::LOCATION, address)]).into_response())
            }
            Resolved::NotFound => self.not_found(request).await,
        }
    }

    /// The file at a decoded path; `None` where there is none.
    async fn file(&self, request: &Parts, path: &str) -> Option<Response> {
        let mut headers = request.headers.clone();
        // tower-http does not compare `If-Range`; the whole file is always a correct response to it.
        if headers.contains_key(header::IF_RANGE) {
            headers.remove(header::RANGE);
        }
        self.read(&request.method, headers, path).await
    }

    /// The 404 page, with its status.
    async fn not_found(&self, request: &Parts) -> Response {
        // Conditional and range headers of the request are about another page.
        let encodings = request.headers.get(header::ACCEPT_ENCODING).cloned();
        let headers = encodings.map(|value| (header::ACCEPT_ENCODING, value)).into_iter().collect();
        let path = format!("/{}", routes::page_file(None));
        let page = self.read(&request.method, headers, &path).await;
        let mut response = page.unwrap_or_else(|| "Page introuvable".into_response());
        *response.status_mut() = StatusCode::NOT_FOUND;
        for validator in [header::ETAG, header::LAST_MODIFIED, header::ACCEPT_RANGES] {
            response.headers_mut().remove(validator);
        }
        self.dress(&path, response)
    }

    async fn read(&self, method: &Method, headers: HeaderMap, path: &str) -> Option<Response> {
        let mut request = Request::new(Body::empty());
        *request.method_mut() = method.clone();
        *request.uri_mut() = encode(path).parse::<Uri>().ok()?;
        *request.headers_mut() = headers;
        match self.files.clone().try_call(request).await {
            Ok(response) if response.status() == StatusCode::NOT_FOUND => None,
            Ok(response) => Some(response.map(Body::new)),
            // A file where the address wants a folder, or an impossible file name.
            Err(error) if matches!(error.kind(), io::ErrorKind::NotFound | io::ErrorKind::NotADirectory) => None,
            Err(error) if matches!(error.kind(), io::ErrorKind::InvalidInput | io::ErrorKind::InvalidFilename) => None,
            Err(error) => {
                eprintln!("cannot read {path}: {error}");
                Some(StatusCode::INTERNAL_SERVER_ERROR.into_response())
            }
        }
    }

    /// Adds what every response carries: its type, its caching, the folder's own rules.
    fn dress(&self, path: &str, mut response: Response) -> Response {
        let status = response.status();
        let headers = response.headers_mut();
        if headers.contains_key(header::CONTENT_TYPE)
            && let Some(kind) = headers::content_type(path)
        {
            headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(kind));
        }
        let is_kept = (status.is_success() || status == StatusCode::NOT_MODIFIED) && headers::is_immutable(path);
        let keep = if is_kept { "public, max-age=31536000, immutable" } else { "no-cache" };
        headers.insert(header::CACHE_CONTROL, HeaderValue::from_static(keep));
        for (name, value) in self.rules.of(&format!("{}{}", self.base, path.trim_start_matches('/'))) {
            let pair = (HeaderName::from_bytes(name.as_bytes()), HeaderValue::from_str(&value));
            if let (Ok(name), Ok(value)) = pair {
                headers.insert(name, value);
            }
        }
        response
    }
}

#[cfg(test)]
mod tests;
