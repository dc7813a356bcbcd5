// The stopped clock of a page: time passes only in `clock.pass`. Frames and responses come as usual, and so do timers
// without a delay, which wait for their turn, not for time.
{
    const [later, forget, ask, start] = [setTimeout, clearTimeout, fetch, Date.now()];
    // Twice, because what runs in the first turn may queue something itself.
    const turn = () => new Promise((done) => later(() => later(done)));
    const waiting = new Map();
    // Above the browser's own timer ids, which timers without a delay still get.
    let [now, number] = [0, 1e9];
    const wait = (act, delay, period) => (waiting.set(++number, { act, due: now + delay, period }), number);
    window.setTimeout = (call, delay, ...what) => delay > 0 ? wait(() => call(...what), delay) : later(call, 0, ...what);
    window.setInterval = (call, period, ...what) => wait(() => call(...what), period, period);
    window.clearTimeout = window.clearInterval = (number) => { waiting.delete(number) || forget(number); };
    Date.now = () => start + now;
    // In a browser without idle callbacks, the application would use a timer instead.
    window.requestIdleCallback ??= (call) => later(call);
    // Records requests when they are sent, however late the response.
    window.fetch = (what, ...how) => {
        clock.asked.push(new URL(what.url ?? what, location).pathname);
        return ask(what, ...how);
    };
    window.clock = {
        asked: [],
        // Runs every timer that is due by then, in order, and after each one what follows from it without delay.
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
