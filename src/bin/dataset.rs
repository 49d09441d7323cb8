//! Native tool: check the data.
fn main() {
    let dir = std::env::args().nth(1).unwrap_or_default();
    let (d, ps) = twentieth::dataset::read_folder(std::path::Path::new(&dir)).unwrap();
    for p in &ps {
        println!("{p}");
    }
    println!(
        "{} nodes {} relations {} sources",
        d.nodes().len(),
        d.relations().len(),
        d.sources().len()
    );
    let core = twentieth::dataset::write_core(&d);
    let texts = twentieth::dataset::write_texts(&d);
    let (c, p) = twentieth::dataset::read_core(&core).unwrap();
    assert_eq!(p, []);
    let (c, p) = twentieth::dataset::join_texts(&c, &texts).unwrap();
    assert_eq!(p, []);
    assert_eq!(c.parts(), d.parts());
    std::fs::write("/tmp/core.json", core).unwrap();
    std::fs::write("/tmp/texts.json", texts).unwrap();
}
