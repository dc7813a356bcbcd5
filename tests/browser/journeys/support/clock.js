// The clock of a page that a journey holds: time passes only in `clock.pass`. Frames and answers come as ever, and what is due at once
// too: it waits for its turn, not for time.
{
    const [later, forget, ask, start] = [setTimeout, clearTimeout, fetch, Date.now()];
    // Twice, for what follows at once may wait for a turn itself.
    const turn = () => new Promise((done) => later(() => later(done)));
    const waiting = new Map();
    // Above the browser's own numbers, which go to what is due at once.
    let [now, number] = [0, 1e9];
    const wait = (act, delay, period) => (waiting.set(++number, { act, due: now + delay, period }), number);
    window.setTimeout = (call, delay, ...what) => delay > 0 ? wait(() => call(...what), delay) : later(call, 0, ...what);
    window.setInterval = (call, period, ...what) => wait(() => call(...what), period, period);
    window.clearTimeout = window.clearInterval = (number) => { waiting.delete(number) || forget(number); };
    Date.now = () => start + now;
    // Where a browser has no idle time, the application would wait for it by the clock.
    window.requestIdleCallback ??= (call) => later(call);
    // Written down when it is asked, whenever the answer comes.
    window.fetch = (what, ...how) => {
        clock.asked.push(new URL(what.url ?? what, location).pathname);
        return ask(what, ...how);
    };
    window.clock = {
        asked: [],
        // Does everything that is due meanwhile, in its order, each with what follows from it at once.
        async pass(time) {
            const end = now + time;
            const next = () => [...waiting].filter(([, { due }]) => due <= end).sort(([, one], [, other]) => one.due - other.due)[0];
            for (let found; (found = next()); await turn()) {
                const [number, timer] = found;
                now = timer.due;
                if (timer.period) timer.due += timer.period;
                else waiting.delete(number);
                timer.act();
            }
            now = end;
        },
    };
}
