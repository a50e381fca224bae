// RFC 3261 §22.2 and §22.3: a user agent that was asked who it is answers with digest credentials, and keeps using
// them for that realm, counting each use of a nonce (RFC 7616 §3.4).
