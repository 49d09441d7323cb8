//! A strict reader of the pages: every tag is closed, attributes are quoted and unique, and
//! nothing stands where HTML would close a paragraph by itself.

/// An element in order of its opening tag.
#[derive(Debug)]
pub struct Element {
    pub tag: String,
    pub attributes: Vec<(String, String)>,
    /// The indices of the elements it stands in, the outermost first.
    pub inside: Vec<usize>,
    /// The text in it, that of its children included.
    pub text: String,
}

impl Element {
    pub fn attribute(&self, name: &str) -> Option<&str> {
        self.attributes.iter().find(|(known, _)| known == name).map(|(_, value)| value.as_str())
    }

    pub fn has_class(&self, class: &str) -> bool {
        self.attribute("class").is_some_and(|all| all.split(' ').any(|one| one == class))
    }
}

const VOID: [&str; 6] = ["meta", "link", "br", "hr", "img", "input"];
/// What closes an open paragraph.
const BLOCK: [&str; 14] = [
    "p", "div", "ul", "ol", "section", "article", "nav", "table", "h1", "h2", "h3", "h4", "h5",
    "details",
];

/// The elements of a document, or what is wrong with it and where.
pub fn parse(page: &str) -> Result<Vec<Element>, String> {
    let mut rest = page.strip_prefix("<!doctype html>\n").ok_or("no doctype")?;
    let mut elements: Vec<Element> = Vec::new();
    let mut open: Vec<usize> = Vec::new();
    while let Some(at) = rest.find('<') {
        let (text, tag) = rest.split_at(at);
        for index in &open {
            elements[*index].text += text;
        }
        if text.contains('>') {
            return Err(format!("a bare > in {text:?}"));
        }
        let end = tag_end(tag).ok_or(format!("no end of {:?}", head(tag)))?;
        let (inside, after) = (&tag[1..end], &tag[end + 1..]);
        rest = after;
        if let Some(name) = inside.strip_prefix('/') {
            let index = open.pop().ok_or(format!("</{name}> closes nothing"))?;
            if elements[index].tag != name {
                return Err(format!(
                    "</{name}> closes <{}> before {:?}",
                    elements[index].tag,
                    head(rest)
                ));
            }
            continue;
        }
        let (name, attributes) = opening(inside.trim_end_matches('/'))?;
        let in_paragraph = open.iter().any(|index| elements[*index].tag == "p");
        if in_paragraph && BLOCK.contains(&name.as_str()) {
            return Err(format!("<{name}> in a paragraph before {:?}", head(rest)));
        }
        let closed = VOID.contains(&name.as_str()) || inside.ends_with('/');
        let index = elements.len();
        elements.push(Element {
            tag: name.clone(),
            attributes,
            inside: open.clone(),
            text: String::new(),
        });
        if name == "script" {
            let (content, after) = rest.split_once("</script>").ok_or("an open script")?;
            elements[index].text = content.to_owned();
            rest = after;
        } else if !closed {
            open.push(index);
        }
    }
    match open.last() {
        Some(index) => Err(format!("<{}> is never closed", elements[*index].tag)),
        None if rest.trim().is_empty() => Ok(elements),
        None => Err(format!("text after the document: {:?}", head(rest))),
    }
}

fn head(text: &str) -> String {
    text.chars().take(80).collect()
}

/// Where a tag ends, not counting `>` in quotes.
fn tag_end(tag: &str) -> Option<usize> {
    let mut quoted = false;
    tag.char_indices().find_map(|(at, c)| {
        quoted ^= c == '"';
        (c == '>' && !quoted).then_some(at)
    })
}

fn opening(inside: &str) -> Result<(String, Vec<(String, String)>), String> {
    let (name, mut rest) = inside.split_once([' ', '\n']).unwrap_or((inside, ""));
    if name.is_empty() || !name.chars().all(|c| c.is_ascii_alphanumeric()) {
        return Err(format!("{inside:?} is no tag"));
    }
    let mut attributes: Vec<(String, String)> = Vec::new();
    while !rest.trim_start().is_empty() {
        let wrong = || format!("{rest:?} in <{name}>");
        let (key, after) = rest.trim_start().split_once("=\"").ok_or_else(wrong)?;
        let (value, after) = after.split_once('"').ok_or_else(wrong)?;
        if attributes.iter().any(|(known, _)| known == key) {
            return Err(format!("{key} twice in <{name}>"));
        }
        attributes.push((key.to_owned(), unescaped(value)));
        rest = after;
    }
    Ok((name.to_owned(), attributes))
}

fn unescaped(value: &str) -> String {
    value.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"").replace("&amp;", "&")
}
