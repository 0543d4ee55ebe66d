package org.gatehouse.mail;

import com.hubspot.smtp.client.SmtpSession;
import com.hubspot.smtp.client.SmtpSessionConfig;
import com.hubspot.smtp.client.SmtpSessionFactory;
import com.hubspot.smtp.client.SmtpSessionFactoryConfig;
import com.hubspot.smtp.messages.MessageContent;
import com.hubspot.smtp.messages.MessageContentEncoding;
import io.netty.buffer.Unpooled;
import io.netty.channel.nio.NioEventLoopGroup;
import io.netty.handler.codec.smtp.SmtpRequests;
import jakarta.mail.Address;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.net.InetSocketAddress;
import java.util.Properties;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.SSLSocketFactory;
import org.gatehouse.mail.smtp.SmtpTransport;

/// The clients that are compared: each hands over messages until `left` is used up.
final class Clients {
    interface Client {
        void run(int port, AtomicInteger left, byte[] content) throws Exception;
    }

    private static final MailAddress FROM = new MailAddress("forum@example.org");
    private static final MailAddress TO = new MailAddress("resident@example.org");

    private Clients() {}

    static SmtpTransport transport(int port, int connections) {
        MailSettings settings =
                new MailSettings("127.0.0.1", port, MailSettings.Security.NONE, new SignIn.Nobody(), FROM,
                        "Forum", connections, 0, 0);
        return new SmtpTransport(settings, () -> (SSLSocketFactory) SSLSocketFactory.getDefault());
    }

    static void ours(int port, AtomicInteger left, byte[] content) {
        MailConnection line =
                ((MailTransport.Opening.Open) transport(port, 1).open()).connection();
        Envelope now = next(left, content);
        while (now != null) {
            Envelope next = next(left, content);
            if (!(line.send(now, next) instanceof SendOutcome.Accepted)) {
                throw new IllegalStateException("not accepted");
            }
            now = next;
        }
        line.close();
    }

    private static Envelope next(AtomicInteger left, byte[] content) {
        return left.getAndDecrement() > 0 ? new Envelope(FROM, TO, content) : null;
    }

    private static final NioEventLoopGroup LOOPS = new NioEventLoopGroup(2);
    private static final SmtpSessionFactory NIO =
            new SmtpSessionFactory(
                    SmtpSessionFactoryConfig.builder()
                            .eventLoopGroup(LOOPS)
                            .executor(ForkJoinPool.commonPool())
                            .build());

    private static SmtpSession session(int port) {
        SmtpSession session =
                NIO.connect(SmtpSessionConfig.builder()
                                .remoteAddress(new InetSocketAddress("127.0.0.1", port)).build())
                        .join().getSession();
        session.send(SmtpRequests.ehlo("bench")).join();
        return session;
    }

    private static MessageContent content(byte[] content) {
        return MessageContent.of(Unpooled.wrappedBuffer(content), MessageContentEncoding.SEVEN_BIT);
    }

    static void nio(int port, AtomicInteger left, byte[] content) {
        SmtpSession session = session(port);
        while (left.getAndDecrement() > 0) {
            check(session.send(FROM.wire(), TO.wire(), content(content)).join().containsError());
        }
        session.close().join();
    }

    /// The next envelope behind the content, as with ours; but the final 250 is only told together
    /// with the answers to that envelope.
    static void nioAhead(int port, AtomicInteger left, byte[] content) {
        SmtpSession session = session(port);
        if (left.getAndDecrement() <= 0) {
            return;
        }
        session.sendPipelined(SmtpRequests.mail(FROM.wire()), SmtpRequests.rcpt(TO.wire()), SmtpRequests.data()).join();
        while (left.getAndDecrement() > 0) {
            check(session.sendPipelined(content(content), SmtpRequests.mail(FROM.wire()),
                    SmtpRequests.rcpt(TO.wire()), SmtpRequests.data()).join().containsError());
        }
        check(session.send(content(content)).join().containsError());
        session.close().join();
    }

    private static void check(boolean error) {
        if (error) {
            throw new IllegalStateException("not accepted");
        }
    }

    private static Session angusSession(int port) {
        Properties properties = new Properties();
        properties.put("mail.smtp.host", "127.0.0.1");
        properties.put("mail.smtp.port", String.valueOf(port));
        return Session.getInstance(properties);
    }

    private static void angusSend(Transport transport, Session session, byte[] content) throws Exception {
        transport.sendMessage(
                new MimeMessage(session, new ByteArrayInputStream(content)),
                new Address[] {new InternetAddress(TO.wire())});
    }

    static void angus(int port, AtomicInteger left, byte[] content) throws Exception {
        Session session = angusSession(port);
        try (Transport transport = session.getTransport("smtp")) {
            transport.connect();
            while (left.getAndDecrement() > 0) {
                angusSend(transport, session, content);
            }
        }
    }

    static void angusEach(int port, AtomicInteger left, byte[] content) throws Exception {
        Session session = angusSession(port);
        while (left.getAndDecrement() > 0) {
            try (Transport transport = session.getTransport("smtp")) {
                transport.connect();
                angusSend(transport, session, content);
            }
        }
    }

    static void stop() {
        LOOPS.shutdownGracefully();
    }
}
