//! Puts the connected parts of a graph beside each other.

/// A box in the picture.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Frame {
    /// Left and top.
    pub low: [f32; 2],
    /// Right and bottom.
    pub high: [f32; 2],
}

impl Frame {
    /// The smallest box about some places; `None` about none.
    pub fn about(places: impl Iterator<Item = [f32; 2]>) -> Option<Self> {
        places.fold(None, |frame: Option<Self>, place| {
            let Some(Self { low, high }) = frame else {
                return Some(Self { low: place, high: place });
            };
            let low = [0, 1].map(|k| if place[k] < low[k] { place[k] } else { low[k] });
            let high = [0, 1].map(|k| if place[k] > high[k] { place[k] } else { high[k] });
            Some(Self { low, high })
        })
    }

    fn size(&self) -> [f32; 2] {
        [self.high[0] - self.low[0], self.high[1] - self.low[1]]
    }
}

/// How much wider than high the whole becomes, at most.
const ASPECT: f32 = 1.6;

/// How far to move each frame so that none overlap, with `gap` between them: rows from left to
/// right, the frames in the order given, which should be from large to small. `beside` is what is
/// there already.
pub fn rows(frames: &[Frame], beside: Option<Frame>, gap: f32) -> Vec<[f32; 2]> {
    let area: f32 = frames.iter().map(|f| (f.size()[0] + gap) * (f.size()[1] + gap)).sum();
    let widest = frames.iter().map(|f| f.size()[0]).fold(0.0, |a, b| if a > b { a } else { b });
    let square = (area * ASPECT).sqrt();
    let mut width = if widest > square { widest } else { square };
    let mut corner = [0.0, 0.0];
    if let Some(there) = beside {
        corner = [there.low[0], there.high[1] + gap];
        if there.size()[0] > width {
            width = there.size()[0];
        }
    }
    let [left, mut top] = corner;
    let (mut x, mut height) = (left, 0.0);
    frames
        .iter()
        .map(|frame| {
            let [wide, high] = frame.size();
            if x > left && x + wide > left + width {
                x = left;
                top += height + gap;
                height = 0.0;
            }
            let moved = [x - frame.low[0], top - frame.low[1]];
            x += wide + gap;
            if high > height {
                height = high;
            }
            moved
        })
        .collect()
}
