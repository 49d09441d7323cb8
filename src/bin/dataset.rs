//! The curators' tool: checks the readable sources of a history, counts what is in them, and
//! writes the files a page loads.

use std::{
    fs,
    path::{Path, PathBuf},
    process::ExitCode,
};

use twentieth::{
    dataset::{
        Problem, json_schema, made::made, read_folder, stats::Stats, write_core, write_sources,
        write_texts,
    },
    export::first::first_page,
    i18n::shipped_messages,
    model::{Dataset, Lang},
};

const USAGE: &str = "\
usage: dataset <command> [options]

commands
  check             lists what is wrong; fails where there is an error
  stats             counts what there is
  bake --out DIR    writes the files a page loads
  made --out DIR    writes a made-up history of any size, for trying and measuring
  schema            prints the JSON Schema of the TOML format, for editors

options
  --data DIR        the folder of the history (data/twentieth)
  --out DIR         where bake and made write
  --nodes N         how many entries made makes up (10000)
  --edges N         how many ties between them (20000)
  --help            this text";

fn main() -> ExitCode {
    let done = match Command::parse(std::env::args().skip(1)) {
        Ok(Command::Help) => {
            println!("{USAGE}");
            Ok(ExitCode::SUCCESS)
        }
        Ok(Command::Check { data }) => check(&data),
        Ok(Command::Stats { data }) => stats(&data),
        Ok(Command::Bake { data, out }) => bake(&data, &out),
        Ok(Command::Made { nodes, edges, out }) => make(nodes, edges, &out),
        Ok(Command::Schema) => {
            println!("{:#}", json_schema());
            Ok(ExitCode::SUCCESS)
        }
        Err(message) => Err(format!("{message}\n\n{USAGE}")),
    };
    done.unwrap_or_else(|message| {
        eprintln!("dataset: {message}");
        ExitCode::from(2)
    })
}

#[derive(Debug, PartialEq, Eq)]
enum Command {
    Check { data: PathBuf },
    Stats { data: PathBuf },
    Bake { data: PathBuf, out: PathBuf },
    Made { nodes: usize, edges: usize, out: PathBuf },
    Schema,
    Help,
}

impl Command {
    /// Reads the arguments after the program's name.
    fn parse(args: impl Iterator<Item = String>) -> Result<Self, String> {
        let (mut name, mut data, mut out) = (None, None, None);
        let (mut nodes, mut edges) = (None, None);
        let mut args = args;
        while let Some(arg) = args.next() {
            let (option, inline) = match arg.split_once('=') {
                Some((option, value)) => (option, Some(value.to_owned())),
                None => (arg.as_str(), None),
            };
            let slot = match option {
                "--help" | "-h" => return Ok(Self::Help),
                "--data" => &mut data,
                "--out" => &mut out,
                "--nodes" => &mut nodes,
                "--edges" => &mut edges,
                _ if option.starts_with('-') => {
                    return Err(format!("found the option {option}, expected one of those below"));
                }
                _ if name.is_none() => {
                    name = Some(arg);
                    continue;
                }
                _ => return Err(format!("found {arg:?}, expected nothing more")),
            };
            let value = inline.or_else(|| args.next());
            let value = value.ok_or(format!("found nothing after {option}, expected its value"))?;
            *slot = Some(PathBuf::from(value));
        }
        let data = data.unwrap_or_else(|| PathBuf::from("data/twentieth"));
        let command = match name.as_deref() {
            Some("check") => Self::Check { data },
            Some("stats") => Self::Stats { data },
            Some("bake") => {
                let out = out.take().ok_or("found no --out, expected where bake is to write")?;
                Self::Bake { data, out }
            }
            Some("made") => {
                let out = out.take().ok_or("found no --out, expected where made is to write")?;
                let (nodes, edges) = (number(nodes.take(), 10_000)?, number(edges.take(), 20_000)?);
                Self::Made { nodes, edges, out }
            }
            Some("schema") => Self::Schema,
            Some(other) => {
                let expected = "check, stats, bake, made or schema";
                return Err(format!("found the command {other:?}, expected {expected}"));
            }
            None => return Ok(Self::Help),
        };
        match (out, nodes.or(edges)) {
            (Some(_), _) => Err("found --out, expected it with bake or made".to_owned()),
            (_, Some(_)) => Err("found a number, expected it with made alone".to_owned()),
            (None, None) => Ok(command),
        }
    }
}

/// The number that an option gives, or the usual one.
fn number(given: Option<PathBuf>, usual: usize) -> Result<usize, String> {
    let Some(given) = given else { return Ok(usual) };
    let most = 1_000_000;
    match given.to_str().and_then(|text| text.parse().ok()) {
        Some(number) if number <= most => Ok(number),
        _ => {
            Err(format!("found {:?}, expected a number up to {most}", given.display().to_string()))
        }
    }
}

fn check(data: &Path) -> Result<ExitCode, String> {
    let (dataset, problems) = read(data)?;
    for problem in &problems {
        println!("{problem}");
    }
    let errors = problems.iter().filter(|problem| problem.is_error()).count();
    println!(
        "{} nodes, {} relations, {} sources: {}, {}",
        dataset.nodes().len(),
        dataset.relations().len(),
        dataset.sources().len(),
        counted(errors, "error"),
        counted(problems.len() - errors, "warning"),
    );
    Ok(if errors == 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

fn stats(data: &Path) -> Result<ExitCode, String> {
    let (dataset, _) = read(data)?;
    print!("{}", Stats::of(&dataset));
    Ok(ExitCode::SUCCESS)
}

fn bake(data: &Path, out: &Path) -> Result<ExitCode, String> {
    let (dataset, problems) = read(data)?;
    let errors: Vec<&Problem> = problems.iter().filter(|problem| problem.is_error()).collect();
    if !errors.is_empty() {
        for problem in &errors {
            eprintln!("{problem}");
        }
        let count = counted(errors.len(), "error");
        return Err(format!(
            "found {count} in {}, expected none in what is shipped",
            data.display()
        ));
    }
    write_history(out, &dataset)?;
    write(out, "messages.txt", shipped_messages().as_bytes())?;
    let baked = twentieth::layout::bake(&dataset);
    write(out, "baked.bin", &baked.to_bytes())?;
    write(&boot_folder(out), "boot.html", first_page(&dataset, &baked).as_bytes())?;
    Ok(ExitCode::SUCCESS)
}

fn make(nodes: usize, edges: usize, out: &Path) -> Result<ExitCode, String> {
    write_history(out, &made(nodes, edges))?;
    Ok(ExitCode::SUCCESS)
}

/// The files that say what a history is; without positions the page finds them itself.
fn write_history(out: &Path, dataset: &Dataset) -> Result<(), String> {
    fs::create_dir_all(out).map_err(|error| format!("cannot make {}: {error}", out.display()))?;
    write(out, "core.json", write_core(dataset).as_bytes())?;
    write(out, "sources.json", write_sources(dataset).as_bytes())?;
    for lang in Lang::ALL {
        let name = format!("texts-{}.json", lang.tag());
        write(out, &name, write_texts(dataset, lang).as_bytes())?;
    }
    Ok(())
}

/// The page's first picture is set into the page, not fetched: it lies beside the data folder.
fn boot_folder(out: &Path) -> PathBuf {
    out.parent().map_or_else(|| out.to_path_buf(), Path::to_path_buf)
}

fn read(data: &Path) -> Result<(Dataset, Vec<Problem>), String> {
    read_folder(data).map_err(|error| error.to_string())
}

fn write(out: &Path, name: &str, bytes: &[u8]) -> Result<(), String> {
    let path = out.join(name);
    fs::write(&path, bytes).map_err(|error| format!("cannot write {}: {error}", path.display()))?;
    println!("{} ({} bytes)", path.display(), bytes.len());
    Ok(())
}

/// `1 error`, `2 errors`.
fn counted(count: usize, noun: &str) -> String {
    let ending = if count == 1 { "" } else { "s" };
    format!("{count} {noun}{ending}")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parse(line: &str) -> Result<Command, String> {
        Command::parse(line.split_whitespace().map(str::to_owned))
    }

    #[test]
    fn arguments_are_understood() {
        let data = PathBuf::from("data/twentieth");
        for (line, expected) in [
            ("", Command::Help),
            ("bake --help", Command::Help),
            ("check", Command::Check { data: data.clone() }),
            ("check --data x", Command::Check { data: "x".into() }),
            ("--data=x stats", Command::Stats { data: "x".into() }),
            ("bake --out dist", Command::Bake { data, out: "dist".into() }),
            ("made --out x", Command::Made { nodes: 10_000, edges: 20_000, out: "x".into() }),
            (
                "made --nodes 7 --edges=9 --out x",
                Command::Made { nodes: 7, edges: 9, out: "x".into() },
            ),
            ("schema", Command::Schema),
        ] {
            assert_eq!(parse(line), Ok(expected), "{line}");
        }
    }

    #[test]
    fn arguments_that_are_wrong_say_so() {
        for (line, expected) in [
            ("chekc", "found the command \"chekc\", expected check, stats, bake, made or schema"),
            ("check now", "found \"now\", expected nothing more"),
            ("check --dat x", "found the option --dat, expected one of those below"),
            ("check --data", "found nothing after --data, expected its value"),
            ("check --out x", "found --out, expected it with bake or made"),
            ("check --nodes 3", "found a number, expected it with made alone"),
            ("made --nodes x --out y", "found \"x\", expected a number up to 1000000"),
            ("bake", "found no --out, expected where bake is to write"),
        ] {
            assert_eq!(parse(line), Err(expected.to_owned()), "{line}");
        }
    }
}
