//! A file server for one folder on this machine: enough of HTTP/1.1 to show the exhibit and to run
//! the browser tests, on 127.0.0.1 only. It reads; it never writes, lists or executes.

use std::io::{self, BufRead, BufReader, Read, Write};
use std::net::{Ipv4Addr, SocketAddr, TcpListener, TcpStream};
use std::path::{Component, Path, PathBuf};
use std::thread;
use std::time::{Duration, UNIX_EPOCH};

use crate::run::{Failure, Invocation};

/// Where looking for a free port begins: the year of the speech.
pub const FIRST_PORT: u16 = 1956;

const PORTS_TRIED: u16 = 20;
const PATIENCE: Duration = Duration::from_secs(10);
const LONGEST_HEAD_BYTES: u64 = 16 * 1024;

/// A server in the background, for tests; it lives as long as the process.
#[derive(Debug, Clone, Copy)]
pub struct Site {
    address: SocketAddr,
}

impl Site {
    /// Serves `folder` on a free port.
    ///
    /// # Errors
    ///
    /// When the folder does not exist, or no port or thread can be had.
    pub fn start(folder: &Path) -> io::Result<Self> {
        let folder = folder.canonicalize()?;
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?;
        let address = listener.local_addr()?;
        thread::Builder::new().spawn(move || accept(&listener, &folder))?;
        Ok(Self { address })
    }

    /// The address of a page, for example `url("read/en/")`.
    pub fn url(&self, path: &str) -> String {
        format!("http://{}/{path}", self.address)
    }
}

/// Takes the port asked for, or else the first free one from [`FIRST_PORT`] on.
///
/// # Errors
///
/// When that port, or every port tried, is in use.
pub fn listen(port: Option<u16>) -> Result<TcpListener, Failure> {
    let bind = |port: u16| TcpListener::bind((Ipv4Addr::LOCALHOST, port));
    let result = match port {
        Some(port) => bind(port),
        None => (FIRST_PORT..FIRST_PORT + PORTS_TRIED)
            .find_map(|port| bind(port).ok())
            .map_or_else(|| bind(0), Ok),
    };
    result.map_err(|error| Failure {
        tried: format!("listening on 127.0.0.1:{}", port.unwrap_or_default()),
        found: error.to_string(),
        needed: "to show the exhibit in a browser".into(),
        by_hand: "cargo xtask serve --port N, with a port that is free".into(),
    })
}

/// Prints the address and serves `folder` until the process is stopped.
///
/// # Errors
///
/// When the folder does not exist.
pub fn serve_exhibit(listener: &TcpListener, folder: &Path, open: bool) -> Result<(), Failure> {
    let failure = |error: io::Error| Failure {
        tried: format!("serving {}", folder.display()),
        found: error.to_string(),
        needed: "to show the exhibit in a browser".into(),
        by_hand: "cargo xtask build, then any web server on dist/".into(),
    };
    let folder = folder.canonicalize().map_err(failure)?;
    let url = format!("http://{}/", listener.local_addr().map_err(failure)?);
    println!("\nThe exhibit is at {url} (Ctrl+C stops it)");
    if open {
        show(&url);
    }
    accept(listener, &folder);
    Ok(())
}

fn show(url: &str) {
    let opener = if cfg!(windows) {
        "explorer"
    } else if cfg!(target_os = "macos") {
        "open"
    } else {
        "xdg-open"
    };
    let invocation = Invocation::new(opener, "to open the page").arg(url);
    if invocation.output().is_none() {
        println!("No browser could be opened from here; please open the address yourself.");
    }
}

fn accept(listener: &TcpListener, folder: &Path) {
    for stream in listener.incoming().flatten() {
        let folder = folder.to_path_buf();
        // A visitor who hangs up, or a thread that cannot be had, concerns that one request only.
        let _ = thread::Builder::new().spawn(move || answer(&stream, &folder));
    }
}

fn answer(stream: &TcpStream, folder: &Path) -> io::Result<()> {
    stream.set_read_timeout(Some(PATIENCE))?;
    stream.set_write_timeout(Some(PATIENCE))?;
    let Some(request) = Request::read(&mut BufReader::new(stream.take(LONGEST_HEAD_BYTES)))? else {
        return Reply::plain("400 Bad Request", "This server speaks HTTP.").send(stream, true);
    };
    let body_wanted = request.method != "HEAD";
    reply(&request, folder).send(stream, body_wanted)
}

/// The parts of a request that matter here.
#[derive(Debug, Default, PartialEq, Eq)]
struct Request {
    method: String,
    target: String,
    if_none_match: Option<String>,
}

impl Request {
    /// Reads up to the blank line; `None` when the first line is not HTTP.
    fn read(input: &mut impl BufRead) -> io::Result<Option<Self>> {
        let mut line = String::new();
        input.read_line(&mut line)?;
        let words: Vec<&str> = line.split_whitespace().collect();
        let [method, target, version] = words[..] else { return Ok(None) };
        if !version.starts_with("HTTP/1.") {
            return Ok(None);
        }
        let mut request =
            Self { method: method.into(), target: target.into(), if_none_match: None };
        loop {
            let mut line = String::new();
            if input.read_line(&mut line)? == 0 || line.trim().is_empty() {
                return Ok(Some(request));
            }
            if let Some((name, value)) = line.split_once(':')
                && name.eq_ignore_ascii_case("if-none-match")
            {
                request.if_none_match = Some(value.trim().to_owned());
            }
        }
    }
}

struct Reply {
    status: &'static str,
    headers: Vec<(&'static str, String)>,
    body: Vec<u8>,
}

impl Reply {
    fn plain(status: &'static str, text: &str) -> Self {
        let headers = vec![("Content-Type", media_type("a.txt").to_owned())];
        Self { status, headers, body: format!("{text}\n").into_bytes() }
    }

    fn send(&self, mut stream: &TcpStream, with_body: bool) -> io::Result<()> {
        let mut head = format!("HTTP/1.1 {}\r\n", self.status);
        for (name, value) in &self.headers {
            head += &format!("{name}: {value}\r\n");
        }
        head += &format!("Content-Length: {}\r\n", self.body.len());
        head += "X-Content-Type-Options: nosniff\r\nConnection: close\r\n\r\n";
        stream.write_all(head.as_bytes())?;
        if with_body {
            stream.write_all(&self.body)?;
        }
        stream.flush()
    }
}

fn reply(request: &Request, folder: &Path) -> Reply {
    if !matches!(request.method.as_str(), "GET" | "HEAD") {
        let mut reply = Reply::plain("405 Method Not Allowed", "Only GET and HEAD.");
        reply.headers.push(("Allow", "GET, HEAD".into()));
        return reply;
    }
    let path = request.target.split(['?', '#']).next().unwrap_or_default();
    let Some(file) = locate(path, folder) else { return not_found(folder) };
    if file.is_dir() {
        // Relative links on the page need the slash.
        if !path.ends_with('/') {
            let mut reply = Reply::plain("301 Moved Permanently", "The address ends with a slash.");
            let clean = path.trim_start_matches('/');
            reply.headers.push(("Location", format!("/{clean}/")));
            return reply;
        }
        return send_file(request, &file.join("index.html")).unwrap_or_else(|| not_found(folder));
    }
    send_file(request, &file).unwrap_or_else(|| not_found(folder))
}

/// The file or folder that a request's path names; `None` when it is absent or outside `folder`,
/// which must be canonical.
fn locate(path: &str, folder: &Path) -> Option<PathBuf> {
    let path = percent_decoded(path.strip_prefix('/')?)?;
    if path.contains(['\0', '\\', ':']) {
        return None;
    }
    let inside = Path::new(&path);
    let plain = |part: Component<'_>| matches!(part, Component::Normal(_));
    if !inside.components().all(plain) {
        return None;
    }
    // Resolving links catches those that lead out of the folder.
    let file = folder.join(inside).canonicalize().ok()?;
    file.starts_with(folder).then_some(file)
}

fn send_file(request: &Request, file: &Path) -> Option<Reply> {
    let name = file.file_name()?.to_string_lossy().into_owned();
    let tag = tag(file)?;
    let hashed = is_hashed(&name);
    let caching = if hashed { "public, max-age=31536000, immutable" } else { "no-cache" };
    let headers = vec![
        ("Content-Type", media_type(&name).to_owned()),
        ("Cache-Control", caching.to_owned()),
        ("ETag", tag.clone()),
    ];
    let known = request.if_none_match.as_ref();
    if known.is_some_and(|known| known.split(',').any(|one| one.trim() == tag)) {
        return Some(Reply { status: "304 Not Modified", headers, body: Vec::new() });
    }
    Some(Reply { status: "200 OK", headers, body: std::fs::read(file).ok()? })
}

fn not_found(folder: &Path) -> Reply {
    match std::fs::read(folder.join("404.html")) {
        Ok(body) => Reply {
            status: "404 Not Found",
            headers: vec![("Content-Type", media_type("404.html").to_owned())],
            body,
        },
        Err(_) => Reply::plain("404 Not Found", "There is nothing at this address."),
    }
}

/// Changes whenever the file is written anew.
fn tag(file: &Path) -> Option<String> {
    let about = file.metadata().ok()?;
    let written = about.modified().ok()?.duration_since(UNIX_EPOCH).ok()?;
    Some(format!("\"{:x}-{:x}\"", about.len(), written.as_nanos()))
}

/// Whether Trunk put a hash of the content into the name, as in `app-0123456789abcdef_bg.wasm`.
fn is_hashed(name: &str) -> bool {
    name.split(['-', '_', '.'])
        .any(|part| part.len() == 16 && part.bytes().all(|b| b.is_ascii_hexdigit()))
}

fn media_type(name: &str) -> &'static str {
    match name.rsplit_once('.').map_or("", |(_, ending)| ending) {
        "html" => "text/html; charset=utf-8",
        "css" => "text/css; charset=utf-8",
        "js" | "mjs" => "text/javascript; charset=utf-8",
        "wasm" => "application/wasm",
        "json" => "application/json",
        "svg" => "image/svg+xml",
        "png" => "image/png",
        "ico" => "image/x-icon",
        "webp" => "image/webp",
        "woff2" => "font/woff2",
        "xml" => "application/xml",
        "webmanifest" => "application/manifest+json",
        "txt" | "ts" | "ftl" => "text/plain; charset=utf-8",
        _ => "application/octet-stream",
    }
}

/// `%41` to `A`; `None` for broken escapes and for bytes that are not UTF-8.
fn percent_decoded(text: &str) -> Option<String> {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.bytes();
    while let Some(byte) = rest.next() {
        if byte == b'%' {
            let digits = [char::from(rest.next()?), char::from(rest.next()?)];
            let value = digits.map(|digit| digit.to_digit(16));
            bytes.push(u8::try_from(value[0]? * 16 + value[1]?).ok()?);
        } else {
            bytes.push(byte);
        }
    }
    String::from_utf8(bytes).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A folder with a small site, beside a file that must not be served.
    fn folder(name: &str) -> PathBuf {
        let dir = std::env::temp_dir().join(format!("xtask-site-{name}-{}", std::process::id()));
        let site = dir.join("site");
        std::fs::create_dir_all(site.join("read/en")).unwrap();
        std::fs::write(dir.join("secret.txt"), "secret").unwrap();
        std::fs::write(site.join("index.html"), "<title>exhibit</title>").unwrap();
        std::fs::write(site.join("app-0123456789abcdef_bg.wasm"), "\0asm").unwrap();
        std::fs::write(site.join("read/en/index.html"), "<title>read</title>").unwrap();
        std::fs::write(site.join("read/en/Łódź 1.html"), "<title>Łódź</title>").unwrap();
        site
    }

    /// Sends raw bytes and returns the whole answer.
    fn ask(site: Site, request: &str) -> String {
        let mut stream = TcpStream::connect(site.address).unwrap();
        stream.write_all(request.as_bytes()).unwrap();
        let mut answer = Vec::new();
        stream.read_to_end(&mut answer).unwrap();
        String::from_utf8_lossy(&answer).into_owned()
    }

    fn get(site: Site, target: &str) -> String {
        ask(site, &format!("GET {target} HTTP/1.1\r\nHost: localhost\r\n\r\n"))
    }

    #[test]
    fn serves_files_with_their_types_and_caching() {
        let site = Site::start(&folder("types")).unwrap();
        for (target, status, parts) in [
            ("/", "200", ["text/html", "Cache-Control: no-cache", "<title>exhibit"]),
            ("/?lang=en", "200", ["text/html", "no-cache", "<title>exhibit"]),
            ("/read/en/", "200", ["text/html", "no-cache", "<title>read"]),
            ("/read/en/%C5%81%C3%B3d%C5%BA%201.html", "200", ["text/html", "no-cache", "Łódź"]),
            ("/app-0123456789abcdef_bg.wasm", "200", ["application/wasm", "immutable", "asm"]),
            ("/read/en", "301", ["Location: /read/en/", "", ""]),
            ("/none", "404", ["text/plain", "nothing at this address", ""]),
        ] {
            let answer = get(site, target);
            assert!(answer.starts_with(&format!("HTTP/1.1 {status} ")), "{target}: {answer}");
            for part in parts {
                assert!(answer.contains(part), "{target} without {part}: {answer}");
            }
        }
    }

    #[test]
    fn nothing_outside_the_folder_is_served() {
        let path = folder("outside");
        #[cfg(unix)]
        std::os::unix::fs::symlink(path.join("../secret.txt"), path.join("link.txt")).ok();
        let site = Site::start(&path).unwrap();
        for target in [
            "/../secret.txt",
            "/%2e%2e/secret.txt",
            "/read/../../secret.txt",
            "/read/%2e%2e%2f%2e%2e%2fsecret.txt",
            "/..%5csecret.txt",
            "//etc/passwd",
            "/%2Fetc/passwd",
            "/link.txt",
            "/index.html%00.txt",
            "/%zz",
            "secret.txt",
        ] {
            let answer = get(site, target);
            assert!(answer.starts_with("HTTP/1.1 404 "), "{target}: {answer}");
        }
    }

    #[test]
    fn a_redirect_stays_on_this_server() {
        let site = Site::start(&folder("redirect")).unwrap();
        // `//host/` in Location would lead to another host.
        assert!(!get(site, "//read").contains("Location: //"));
    }

    #[test]
    fn head_has_no_body_and_a_known_tag_saves_it() {
        let site = Site::start(&folder("tag")).unwrap();
        let head = ask(site, "HEAD / HTTP/1.1\r\n\r\n");
        assert!(head.contains("Content-Length: 22\r\n") && head.ends_with("\r\n\r\n"), "{head}");
        let tag = head.lines().find_map(|line| line.strip_prefix("ETag: ")).unwrap();
        let again = ask(site, &format!("GET / HTTP/1.1\r\nIf-None-Match: {tag}\r\n\r\n"));
        assert!(again.starts_with("HTTP/1.1 304 ") && !again.contains("<title>"), "{again}");
    }

    #[test]
    fn other_methods_and_other_protocols_are_refused() {
        let site = Site::start(&folder("methods")).unwrap();
        assert!(ask(site, "POST / HTTP/1.1\r\n\r\n").starts_with("HTTP/1.1 405 "));
        assert!(ask(site, "hello\r\n\r\n").starts_with("HTTP/1.1 400 "));
    }

    #[test]
    fn a_page_of_its_own_answers_for_what_is_absent() {
        let path = folder("absent");
        std::fs::write(path.join("404.html"), "<title>absent</title>").unwrap();
        let answer = get(Site::start(&path).unwrap(), "/none");
        assert!(
            answer.starts_with("HTTP/1.1 404 ") && answer.contains("<title>absent"),
            "{answer}"
        );
    }

    #[test]
    fn an_occupied_port_is_said() {
        let taken = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).unwrap();
        let port = taken.local_addr().unwrap().port();
        let failure = listen(Some(port)).unwrap_err();
        assert_eq!(failure.tried, format!("listening on 127.0.0.1:{port}"));
        assert!(listen(None).is_ok());
    }
}
