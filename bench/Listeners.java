import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** The browsers of {@link Live}: open streams of pages, all read by one thread. */
final class Listeners {

    private static final int PATIENCE_SECONDS = 30;

    private final Selector selector = Selector.open();
    private final ConcurrentHashMap<Awaited, CountDownLatch> awaited = new ConcurrentHashMap<>();

    Listeners() throws IOException {}

    /** An event that a stream is to tell: that of this company and session, with this word in it. */
    private record Awaited(int company, String word) {}

    private record Page(int company, int number) {}

    /**
     * Opens the streams of so many companies, from the first, and reads what they tell from now on.
     *
     * @return the seconds that it took
     */
    double open(int port, int first, int companies, int pages) throws IOException {
        Thread.ofPlatform().daemon().start(this::read);
        var begin = System.nanoTime();
        for (var company = first; company < first + companies; company++) {
            for (var page = 1; page <= pages; page++) {
                var channel = SocketChannel.open(new InetSocketAddress("127.0.0.1", port));
                channel.write(ByteBuffer.wrap(("GET /events HTTP/1.1\r\nHost: localhost\r\nAccept: text/event-stream\r\nAccept-Encoding: gzip, br\r\n"
                                + "User-Agent: Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0 Safari/537.36\r\n"
                                + "Sec-Fetch-Site: same-origin\r\nCookie: perimeter=" + token(company, page) + "\r\n\r\n")
                        .getBytes(StandardCharsets.US_ASCII)));
                var head = ByteBuffer.allocate(512);
                channel.read(head);
                if (!new String(head.array(), StandardCharsets.US_ASCII).startsWith("HTTP/1.1 200")) {
                    throw new IOException(new String(head.array(), StandardCharsets.US_ASCII));
                }
                channel.configureBlocking(false);
                channel.register(selector, SelectionKey.OP_READ, new Page(company, page));
            }
        }
        return (System.nanoTime() - begin) / 1e9;
    }

    /** Counts down with each page of the company that is told the word. */
    CountDownLatch await(int company, String word, int pages) {
        var latch = new CountDownLatch(pages);
        awaited.clear();
        awaited.put(new Awaited(company, word), latch);
        return latch;
    }

    static String token(int company, int page) {
        return "p%02d".formatted(page) + "b".repeat(34) + company;
    }

    private void read() {
        var bytes = ByteBuffer.allocate(4096);
        try {
            while (selector.select(50) >= 0) {
                var ready = selector.selectedKeys().iterator();
                while (ready.hasNext()) {
                    var key = ready.next();
                    ready.remove();
                    bytes.clear();
                    if (((SocketChannel) key.channel()).read(bytes) < 0) {
                        key.cancel();
                        key.channel().close();
                        continue;
                    }
                    var text = new String(bytes.array(), 0, bytes.position(), StandardCharsets.US_ASCII);
                    heard((Page) key.attachment(), text);
                }
            }
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private void heard(Page page, String text) {
        var word = text.contains("over") ? "over " + page.number() : text.contains("customer") ? "customer" : "";
        var latch = awaited.get(new Awaited(page.company(), word));
        if (latch != null) {
            latch.countDown();
        }
    }

    interface Act {
        void run() throws Exception;
    }

    /** @return the milliseconds from before the act until all have told */
    static double until(CountDownLatch latch, Act act) throws Exception {
        var begin = System.nanoTime();
        act.run();
        if (!latch.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
            throw new IOException("An event was not told.");
        }
        return (System.nanoTime() - begin) / 1e6;
    }
}
