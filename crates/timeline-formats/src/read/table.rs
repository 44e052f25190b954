//! Delimited text as records of cells, with the row numbers that a spreadsheet shows.

use super::problems::Problems;
use csv_core::{ReadRecordResult, Reader, ReaderBuilder};
use timeline_core::Error;
use timeline_core::import::limits::COLUMNS;

/// A table with a header, read record by record.
pub(super) struct Table {
    text: String,
    at: usize,
    reader: Reader,
    /// Row of the next record; the header is row 1.
    row: usize,
    /// Whether the last byte read was a carriage return, so that a line feed after it starts no new row.
    returned: bool,
    /// The names of the columns, as written.
    pub(super) headers: Vec<String>,
    /// The number of columns beyond the limit.
    more: usize,
    output: Vec<u8>,
    ends: Vec<usize>,
}

/// One record.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Record {
    pub(super) row: usize,
    pub(super) cells: Vec<String>,
}

/// A quote that is never closed.
#[derive(Debug)]
struct Unclosed {
    row: usize,
    line: usize,
    column: usize,
}

impl Table {
    /// A table and its header.
    pub(super) fn new(mut text: String, problems: &mut Problems) -> Result<Self, Error> {
        let (delimiter, at) = delimiter(&text);
        // If a final line end leaves something open, it is a quote.
        text.push('\n');
        let mut table = Self {
            text,
            at,
            reader: ReaderBuilder::new().delimiter(delimiter).build(),
            row: 1,
            returned: false,
            headers: Vec::new(),
            more: 0,
            output: vec![0; 4_096],
            ends: vec![0; 256],
        };
        let header = table.record().map_err(|quote| {
            Error::format(format!(
                "the quote that opens in line {} is never closed; close or double it",
                quote.line
            ))
        })?;
        let Some(header) = header else { return Err(Error::format("it is empty")) };
        table.headers = header.cells.into_iter().map(|name| name.trim().to_owned()).collect();
        table.more = table.headers.len().saturating_sub(COLUMNS);
        table.headers.truncate(COLUMNS);
        if table.more > 0 {
            let message = format!("only the first {COLUMNS} columns were read ({} left out)", table.more);
            problems.add("row 1", message);
        }
        Ok(table)
    }

    /// The next record that is not empty, cut to the columns of the header. Reports problems with it.
    pub(super) fn next(&mut self, problems: &mut Problems) -> Option<Record> {
        loop {
            let mut record = match self.record() {
                Ok(record) => record?,
                Err(quote) => {
                    let column = self.headers.get(quote.column).map_or("", String::as_str);
                    let message = format!(
                        "the quote that opens in line {} is never closed; this row and all after it were left out; close the quote, or double it if it is part of a text",
                        quote.line
                    );
                    problems.add(super::place::cell(quote.row, column), message);
                    return None;
                }
            };
            let columns = self.headers.len();
            let beyond = record.cells.iter().skip(columns.saturating_add(self.more));
            let beyond = beyond.filter(|cell| !cell.trim().is_empty()).count();
            if beyond > 0 {
                let message = format!(
                    "there are more cells than columns ({beyond} left out); a text with a comma in it needs quotes around it"
                );
                problems.add(format!("row {}", record.row), message);
            }
            record.cells.truncate(columns);
            if record.cells.iter().any(|cell| !cell.trim().is_empty()) {
                return Some(record);
            }
        }
    }

    /// An estimate of the number of records, from the part that has been read.
    pub(super) fn about_total(&self) -> Option<usize> {
        let read = self.row.saturating_sub(1);
        read.checked_mul(self.text.len())?.checked_div(self.at)
    }

    fn record(&mut self) -> Result<Option<Record>, Unclosed> {
        self.skip_empty_lines();
        let (row, start) = (self.row, self.at);
        let (mut written, mut ended) = (0_usize, 0_usize);
        loop {
            let input = self.text.as_bytes().get(self.at..).unwrap_or_default();
            let output = self.output.get_mut(written..).unwrap_or_default();
            let ends = self.ends.get_mut(ended..).unwrap_or_default();
            let (result, read, wrote, done) = self.reader.read_record(input, output, ends);
            self.at = self.at.saturating_add(read);
            written = written.saturating_add(wrote);
            ended = ended.saturating_add(done);
            match result {
                ReadRecordResult::Record => break,
                ReadRecordResult::OutputFull => self.output.resize(self.output.len().saturating_mul(2), 0),
                ReadRecordResult::OutputEndsFull => self.ends.resize(self.ends.len().saturating_mul(2), 0),
                ReadRecordResult::InputEmpty | ReadRecordResult::End if written == 0 && ended == 0 => {
                    return Ok(None);
                }
                ReadRecordResult::InputEmpty | ReadRecordResult::End => {
                    let whole = self.ends.get(..ended).and_then(|ends| ends.last()).copied().unwrap_or(0);
                    let before = self.text.as_bytes().get(..start).unwrap_or_default();
                    let cells = self.output.get(..whole).unwrap_or_default();
                    let lines = line_ends(before).saturating_add(line_ends(cells));
                    return Err(Unclosed { row, line: lines.saturating_add(1), column: ended });
                }
            }
        }
        self.row = self.row.saturating_add(1);
        let last = self.at.checked_sub(1).and_then(|last| self.text.as_bytes().get(last));
        self.returned = last == Some(&b'\r');
        let mut begin = 0;
        let cells = self.ends.get(..ended).unwrap_or_default().iter().map(|end| {
            let cell = self.output.get(begin..*end).unwrap_or_default();
            begin = *end;
            unguarded(&String::from_utf8_lossy(cell)).to_owned()
        });
        Ok(Some(Record { row, cells: cells.collect() }))
    }

    /// Skips empty lines, which a spreadsheet counts as rows.
    fn skip_empty_lines(&mut self) {
        while let Some(byte) = self.text.as_bytes().get(self.at) {
            match (byte, self.returned) {
                (b'\n', true) => self.returned = false,
                (b'\n', false) => self.row = self.row.saturating_add(1),
                (b'\r', _) => {
                    self.row = self.row.saturating_add(1);
                    self.returned = true;
                }
                _ => break,
            }
            self.at = self.at.saturating_add(1);
        }
    }
}

/// A cell without the apostrophe that `export::csv` adds to keep spreadsheets from running it as a formula.
fn unguarded(cell: &str) -> &str {
    match cell.strip_prefix('\'') {
        Some(rest) if rest.trim_start_matches('\'').starts_with(['=', '+', '-', '@', '\t', '\r', '\n']) => {
            rest
        }
        _ => cell,
    }
}

/// The number of line ends of any kind in a text.
fn line_ends(text: &[u8]) -> usize {
    let feeds = text.iter().filter(|byte| **byte == b'\n').count();
    let returns = text.windows(2).filter(|pair| matches!(pair, [b'\r', next] if *next != b'\n')).count();
    feeds.saturating_add(returns).saturating_add(usize::from(text.last() == Some(&b'\r')))
}

/// The most frequent delimiter in the header, and the position of the header. Excel's `sep=;` names the delimiter.
fn delimiter(text: &str) -> (u8, usize) {
    let header = text.trim_start_matches(['\r', '\n']);
    let before = text.len().saturating_sub(header.len());
    if let Some(&[byte, b'\r' | b'\n']) =
        header.as_bytes().strip_prefix(b"sep=").and_then(<[u8]>::first_chunk::<2>)
    {
        let line = if header.as_bytes().get(5..7) == Some(b"\r\n") { 7 } else { 6 };
        return (byte, before.saturating_add(line));
    }
    let mut counts = [(b',', 0_usize), (b';', 0), (b'\t', 0)];
    let mut quoted = false;
    for byte in header.bytes() {
        match byte {
            b'"' => quoted = !quoted,
            b'\r' | b'\n' if !quoted => break,
            _ if quoted => {}
            _ => {
                for (delimiter, count) in &mut counts {
                    *count = count.saturating_add(usize::from(*delimiter == byte));
                }
            }
        }
    }
    // Of equally frequent delimiters the first one counts.
    let most = counts.iter().map(|(_, count)| *count).max().unwrap_or(0);
    let delimiter = counts.iter().find(|(_, count)| *count == most).map_or(b',', |(delimiter, _)| *delimiter);
    (delimiter, before)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: &str, problem: &str) {
        let mut problems = Problems::default();
        let shown = Table::new(text.to_owned(), &mut problems).map(|mut table| {
            let mut shown = table.headers.join("|");
            while let Some(record) = table.next(&mut problems) {
                shown.push_str(&format!(" / {}:{}", record.row, record.cells.join("|")));
            }
            shown
        });
        assert_eq!(shown.unwrap_or_else(|error| error.to_string()), expected, "for {text:?}");
        let found: Vec<String> = problems.finish().iter().map(ToString::to_string).collect();
        assert!(found.concat().contains(problem) && found.is_empty() == problem.is_empty(), "{found:?}");
    }

    #[test]
    fn records_have_the_row_numbers_of_a_spreadsheet() {
        check("a,b\n1,2\n3,4", "a|b / 2:1|2 / 3:3|4", "");
        check(" a , b\r\n1,2\r\n\r\n3,4\r\n", "a|b / 2:1|2 / 4:3|4", "");
        check("a,b\r1,2\r\r3,4\r", "a|b / 2:1|2 / 4:3|4", "");
        check("a\n1\r\n2\r3\n\n4", "a / 2:1 / 3:2 / 4:3 / 6:4", "");
        check("a,b\n\"1\n1\",2\n3,4", "a|b / 2:1\n1|2 / 3:3|4", "");
        check("a,b\n,\n , \n3,4", "a|b / 4:3|4", "");
        check("\n\na\n1", "a / 2:1", "");
        check("a;b,c;d\n1;2;3", "a|b,c|d / 2:1|2|3", "");
        check("a\tb\n1\t2", "a|b / 2:1|2", "");
        check("\"a,b,c\";d\n1;2", "a,b,c|d / 2:1|2", "");
        check("sep=;\na;b\n1;2", "a|b / 2:1|2", "");
        check("sep=|\r\na|b\r\n1|2", "a|b / 2:1|2", "");
        check("a,b\n1", "a|b / 2:1", "");
        check("a,b\n5\" gun,\"say \"\"x\"\"\"", "a|b / 2:5\" gun|say \"x\"", "");
        check("a", "a", "");
    }

    #[test]
    fn problems_in_a_table_are_reported() {
        check("", "the dataset cannot be read: it is empty", "");
        check("\n\r\n", "the dataset cannot be read: it is empty", "");
        check("a,b\n1,2,3,4", "a|b / 2:1|2", "row 2: there are more cells than columns (2 left out)");
        check(
            "a,b\n1,2\n\"3\n3\",\"4\n5,6\n",
            "a|b / 2:1|2",
            "row 3, column \"b\": the quote that opens in line 4",
        );
        check("a,b\n1,2\n\"", "a|b / 2:1|2", "row 3, column \"a\": the quote that opens in line 3");
        check(
            "a,\"b\n",
            "the dataset cannot be read: the quote that opens in line 1 is never closed; close or double it",
            "",
        );
        let wide = format!("{}\n{}", "a,".repeat(10_000), "1,".repeat(10_000));
        let mut problems = Problems::default();
        let mut table = Table::new(wide, &mut problems).unwrap();
        assert_eq!(table.next(&mut problems).unwrap().cells.len(), COLUMNS);
        let problems = problems.finish();
        assert_eq!(problems.len(), 1);
        assert_eq!(problems[0].message, "only the first 200 columns were read (9801 left out)");
    }
}
