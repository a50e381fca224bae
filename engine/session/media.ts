// RFC 3264 as a phone lives it: what it offered, what was answered, and the streams that come of both.
