// Preloaded into the web server: when the launcher is gone, however it ended, so is the server. Next hands the
// preload on to workers of its own, which have a channel too: those are left alone.
if (process.channel && process.env.PLUMBLINE_LAUNCHER === String(process.ppid)) {
  process.channel.unref();
  process.on("disconnect", () => process.exit(0));
}
