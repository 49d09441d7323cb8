//! Writes what is drawn on the host: the reading edition and the strip of the exhibit.

use std::{
    fs,
    path::{Path, PathBuf},
    process::ExitCode,
    rc::Rc,
};

use twentieth::{
    dataset::{Problem, read_folder},
    reading::{File, edition, strips},
    ui::DatasetRef,
};

const USAGE: &str = "\
usage: reading --out DIR [--data DIR]

Writes the content as static pages to DIR/read, and the bars of the strip to DIR/data.

options
  --out DIR         the root of the bundle
  --data DIR        the folder of the history (data/twentieth)
  --help            this text";

fn main() -> ExitCode {
    let done = match Options::parse(std::env::args().skip(1)) {
        Ok(None) => {
            println!("{USAGE}");
            Ok(())
        }
        Ok(Some(options)) => run(&options),
        Err(message) => Err(format!("{message}\n\n{USAGE}")),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(message) => {
            eprintln!("reading: {message}");
            ExitCode::from(2)
        }
    }
}

#[derive(Debug, PartialEq, Eq)]
struct Options {
    data: PathBuf,
    out: PathBuf,
}

impl Options {
    /// Reads the arguments after the program's name; `None` asks for help.
    fn parse(mut args: impl Iterator<Item = String>) -> Result<Option<Self>, String> {
        let (mut data, mut out) = (PathBuf::from("data/twentieth"), None);
        while let Some(arg) = args.next() {
            let (option, inline) = match arg.split_once('=') {
                Some((option, value)) => (option, Some(value.to_owned())),
                None => (arg.as_str(), None),
            };
            if matches!(option, "--help" | "-h") {
                return Ok(None);
            }
            if !matches!(option, "--data" | "--out") {
                return Err(format!("found {option:?}, expected --out or --data"));
            }
            let value = inline.or_else(|| args.next());
            let value = value.ok_or(format!("found nothing after {option}, expected a folder"))?;
            match option {
                "--data" => data = value.into(),
                _ => out = Some(PathBuf::from(value)),
            }
        }
        let out = out.ok_or("found no --out, expected where the pages are to be written")?;
        Ok(Some(Self { data, out }))
    }
}

fn run(options: &Options) -> Result<(), String> {
    let (dataset, problems) = read_folder(&options.data).map_err(|error| error.to_string())?;
    if let Some(problem) = problems.iter().find(|problem| Problem::is_error(problem)) {
        return Err(format!("{problem}; expected no error in what is shipped"));
    }
    let strips = strips(&dataset).map_err(|error| error.to_string())?;
    for strip in &strips {
        write(&options.out, strip)?;
    }
    let files = edition(&DatasetRef(Rc::new(dataset))).map_err(|error| error.to_string())?;
    for file in &files {
        write(&options.out, file)?;
    }
    let bytes: usize = files.iter().map(|file| file.text.len()).sum();
    println!("{}: {} files, {bytes} bytes", options.out.join("read").display(), files.len());
    Ok(())
}

fn write(out: &Path, file: &File) -> Result<(), String> {
    let path = out.join(&file.path);
    let folder = path.parent().unwrap_or(out);
    fs::create_dir_all(folder)
        .map_err(|error| format!("cannot make {}: {error}", folder.display()))?;
    fs::write(&path, &file.text)
        .map_err(|error| format!("cannot write {}: {error}", path.display()))
}

#[cfg(test)]
mod tests {
    use super::Options;

    fn parse(line: &str) -> Result<Option<Options>, String> {
        Options::parse(line.split_whitespace().map(str::to_owned))
    }

    #[test]
    fn arguments_are_understood() {
        let options = |data: &str, out: &str| Options { data: data.into(), out: out.into() };
        for (line, expected) in [
            ("--out dist", Some(options("data/twentieth", "dist"))),
            ("--data=x --out y", Some(options("x", "y"))),
            ("--out y --help", None),
        ] {
            assert_eq!(parse(line), Ok(expected), "{line}");
        }
    }

    #[test]
    fn arguments_that_are_wrong_say_so() {
        for (line, expected) in [
            ("", "found no --out, expected where the pages are to be written"),
            ("--out", "found nothing after --out, expected a folder"),
            ("dist", "found \"dist\", expected --out or --data"),
        ] {
            assert_eq!(parse(line), Err(expected.to_owned()), "{line}");
        }
    }
}
