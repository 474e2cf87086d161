//! How fast the program is, next to the least that a ratatui program can do: `cargo bench --bench terminal`.
//!
//! Both run in turn in a pseudo-terminal, so that a busy machine slows both. The figures are medians, and what counts
//! are the ratios. A figure beyond its bound is marked, and nothing fails.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a benchmark may panic")]
#![allow(missing_docs, clippy::cast_precision_loss, reason = "this is a program, and its figures are small")]

/// Wake-ups are counted where Linux counts them.
#[cfg(not(target_os = "linux"))]
fn main() {}

#[cfg(target_os = "linux")]
fn main() {
    if std::env::args().nth(1).as_deref() == Some(linux::BARE) { linux::bare() } else { linux::measure() }
}

#[cfg(target_os = "linux")]
mod linux {
    use std::{
        env, fs,
        io::{BufWriter, Read, Write, stdout},
        path::Path,
        sync::mpsc::{Receiver, channel},
        thread,
        time::{Duration, Instant},
    };

    use crossterm::{event, execute, terminal};
    use portable_pty::{Child, CommandBuilder, MasterPty, PtySize, native_pty_system};
    use ratatui::{
        Terminal,
        backend::CrosstermBackend,
        style::{Modifier, Style},
        widgets::{Block, List, ListState},
    };

    /// The argument that runs the bare program.
    pub const BARE: &str = "bare";
    const OURS: [&str; 3] = [env!("CARGO_BIN_EXE_whichone"), "--theme", "dark"];
    const HOME: &str = concat!(env!("CARGO_TARGET_TMPDIR"), "/terminal");
    const ROUNDS: usize = 10;
    const KEYS: usize = 20;
    const DOWN: &str = "\x1b[B";
    const UP: &str = "\x1b[A";

    /// Keys of which each draws something, whether or not questions are answered already.
    const EVERY_KEY: [&str; 20] = [
        "\r", DOWN, "\r", "2", "\x1b[D", "\x1b[C", "f", "3", "f", "r", UP, "\x1b[H", "v", "2", DOWN, "\x1b[F", "3",
        "4", "5", "?",
    ];

    /// What a program sends, from a cause to the last byte before a silence.
    struct Frame {
        ms: f64,
        bytes: usize,
    }

    struct Run {
        child: Box<dyn Child + Send + Sync>,
        input: Box<dyn Write + Send>,
        output: Receiver<(Instant, usize)>,
        _master: Box<dyn MasterPty + Send>,
    }

    impl Run {
        fn start(command: &[&str]) -> (Self, Frame) {
            _ = fs::remove_dir_all(Path::new(HOME).join(".local"));
            let size = PtySize { rows: 30, cols: 100, ..PtySize::default() };
            let pair = native_pty_system().openpty(size).unwrap();
            let mut builder = CommandBuilder::from_argv(command.iter().map(Into::into).collect());
            builder.env_clear();
            for (name, value) in [("TERM", "xterm-256color"), ("LANG", "C.UTF-8"), ("HOME", HOME)] {
                builder.env(name, value);
            }
            builder.cwd(HOME);
            let mut reader = pair.master.try_clone_reader().unwrap();
            let (sender, output) = channel();
            thread::spawn(move || {
                let mut buffer = vec![0; 1 << 16];
                while let Ok(count @ 1..) = reader.read(&mut buffer) {
                    _ = sender.send((Instant::now(), count));
                }
            });
            let input = pair.master.take_writer().unwrap();
            let begun = Instant::now();
            let child = pair.slave.spawn_command(builder).unwrap();
            let run = Self { child, input, output, _master: pair.master };
            let first = run.frame(begun, Duration::from_secs(20));
            (run, first)
        }

        fn press(&mut self, keys: &str) -> Frame {
            let begun = Instant::now();
            self.input.write_all(keys.as_bytes()).unwrap();
            self.frame(begun, Duration::from_secs(1))
        }

        /// All that is sent until there is silence, if it begins within `patience`.
        fn frame(&self, begun: Instant, patience: Duration) -> Frame {
            let mut frame = Frame { ms: 0.0, bytes: 0 };
            let mut wait = patience;
            while let Ok((at, count)) = self.output.recv_timeout(wait) {
                frame = Frame { ms: (at - begun).as_secs_f64() * 1000.0, bytes: frame.bytes + count };
                wait = Duration::from_millis(25);
            }
            frame
        }

        /// How often its threads have given up the processor to wait.
        fn waits(&self) -> u64 {
            let tasks = fs::read_dir(format!("/proc/{}/task", self.child.process_id().unwrap())).unwrap();
            let waits = |task: fs::DirEntry| {
                let status = fs::read_to_string(task.path().join("status")).unwrap();
                let count = status.lines().find_map(|line| line.strip_prefix("voluntary_ctxt_switches:")).unwrap();
                count.trim().parse::<u64>().unwrap()
            };
            tasks.map(|task| waits(task.unwrap())).sum()
        }
    }

    impl Drop for Run {
        fn drop(&mut self) {
            _ = self.child.kill();
            _ = self.child.wait();
        }
    }

    /// The least that a ratatui program with a list can do.
    pub fn bare() {
        let mut state = ListState::default().with_selected(Some(0));
        terminal::enable_raw_mode().unwrap();
        let mut screen = Terminal::new(CrosstermBackend::new(BufWriter::with_capacity(1 << 16, stdout()))).unwrap();
        execute!(screen.backend_mut(), terminal::EnterAlternateScreen).unwrap();
        loop {
            let draw = |frame: &mut ratatui::Frame| {
                let rows = ["Choice 1", "Choice 2", "Choice 3", "Choice 4", "Choice 5"];
                let list = List::new(rows).block(Block::bordered().title("Question")).highlight_symbol("> ");
                let list = list.highlight_style(Style::new().add_modifier(Modifier::BOLD));
                frame.render_stateful_widget(list, frame.area(), &mut state);
            };
            screen.draw(draw).unwrap();
            // The benchmark kills it in the end.
            match event::read().unwrap().as_key_press_event().map(|key| key.code) {
                Some(event::KeyCode::Down) => state.select_next(),
                Some(event::KeyCode::Up) => state.select_previous(),
                _ => {}
            }
        }
    }

    pub fn measure() {
        fs::create_dir_all(HOME).unwrap();
        let this = env::current_exe().unwrap();
        let programs: [&[&str]; 2] = [&[this.to_str().unwrap(), BARE], &OURS];
        let (mut first, mut key, mut bytes) = ([vec![], vec![]], [vec![], vec![]], [vec![], vec![]]);
        for round in 0..=ROUNDS {
            for (at, program) in programs.iter().enumerate() {
                let (mut run, frame) = Run::start(program);
                run.press(["", "\r"][at]);
                // The first round and the first keys warm everything up.
                let frames: Vec<Frame> = (0..2 * KEYS).map(|key| run.press([DOWN, UP][key % 2])).skip(KEYS).collect();
                if round > 0 {
                    first[at].push(frame.ms);
                    key[at].extend(frames.iter().map(|frame| frame.ms));
                    bytes[at].extend(frames.iter().map(|frame| frame.bytes as f64));
                }
            }
        }
        let [first, key, bytes] = [first, key, bytes].map(|programs| programs.map(median));
        let (mut run, _) = Run::start(&OURS);
        run.press("\r");
        let nothing = run.press("x").bytes as f64;
        let before = run.waits();
        let idle = run.frame(Instant::now(), Duration::from_secs(3)).bytes as f64;
        let waits = (run.waits() - before) as f64;
        let slowest = slowest_key();

        println!("{:<42}{:>9}{:>9}{:>7}", "", "bare", "whichone", "ratio");
        for (name, [bare, ours], most) in [("first frame, ms", first, 4.0), ("key to last byte, ms", key, 1.75)] {
            let ratio = ours / bare;
            println!("{name:<42}{bare:>9.2}{ours:>9.2}{ratio:>7.2}  {}", bound(ratio, most));
        }
        for (name, value, most) in [
            ("moved selection, bytes", bytes[1], 600.0),
            ("key that changes nothing, bytes", nothing, 0.0),
            ("three idle seconds, bytes", idle, 0.0),
            ("three idle seconds, wake-ups", waits, 0.0),
            ("slowest key with 500 questions, ms", slowest, 50.0),
        ] {
            println!("{name:<42}{:>9}{value:>9.2}{:>7}  {}", "", "", bound(value, most));
        }
    }

    /// The time that the slowest key takes in a quiz of 500 questions, with none and with 300 of them answered.
    fn slowest_key() -> f64 {
        let file = format!("{HOME}/many.yaml");
        fs::write(&file, catalogue()).unwrap();
        let answers: Vec<String> = (0..300).map(|question| format!("--answer=q{question}=a")).collect();
        let mut slowest = 0.0_f64;
        for answers in [&[], answers.as_slice()] {
            let command: Vec<&str> =
                OURS.into_iter().chain([file.as_str()]).chain(answers.iter().map(String::as_str)).collect();
            let mut times = EVERY_KEY.map(|_| Vec::new());
            for _ in 0..5 {
                let (mut run, _) = Run::start(&command);
                for (times, key) in times.iter_mut().zip(EVERY_KEY) {
                    let frame = run.press(key);
                    assert!(frame.bytes > 0, "{key:?} draws something");
                    times.push(frame.ms);
                }
            }
            slowest = times.into_iter().map(median).fold(slowest, f64::max);
        }
        slowest
    }

    /// 500 questions, every second one of them asked after some answers to the one before.
    fn catalogue() -> String {
        let question = |number: usize| {
            let when = if number % 2 == 1 { format!("when: {{ q{}: [a, b] }}, ", number - 1) } else { String::new() };
            let choices = ["a", "b", "c", "d"].iter().zip(1..).map(|(id, points)| {
                let reason = (number + points) % 6;
                format!("{{ id: {id}, label: The choice {id}, points: {{ r{reason}: {points} }} }}")
            });
            let choices = choices.collect::<Vec<_>>().join(", ");
            format!("  - {{ id: q{number}, title: Question {number}, {when}choices: [{choices}] }}\n")
        };
        let reason = |number: usize| {
            let side = ["left", "right"][number % 2];
            format!("  - {{ id: r{number}, title: R{number}, supports: {{ {side}: 1 }}, summary: About it. }}\n")
        };
        let head = "format: 1\nid: many\nversion: '1'\ntitle: Left or right?\nsummary: Many questions.\n\
                    options: [{ id: left, name: Left }, { id: right, name: Right }]\n";
        let (reasons, questions): (String, String) = ((0..6).map(reason).collect(), (0..500).map(question).collect());
        format!("{head}reasons:\n{reasons}questions:\n{questions}")
    }

    fn median(mut values: Vec<f64>) -> f64 {
        values.sort_by(f64::total_cmp);
        values[values.len() / 2]
    }

    fn bound(value: f64, most: f64) -> String {
        format!("at most {most}{}", if value > most { ": MISSED" } else { "" })
    }
}
