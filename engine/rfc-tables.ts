// The sections of the RFCs that this project cites: number and title, as their tables of contents and headings give
// them. Facts, not prose. The first line of each text is the RFC's own title. Read through engine/rfc.ts.

export const texts: Readonly<Record<string, string>> = {
  2617: `HTTP Authentication: Basic and Digest Access Authentication
1 Access Authentication
1.1 Reliance on the HTTP/1.1 Specification
1.2 Access Authentication Framework
2 Basic Authentication Scheme
3 Digest Access Authentication Scheme
3.1 Introduction
3.1.1 Purpose
3.1.2 Overall Operation
3.1.3 Representation of digest values
3.1.4 Limitations
3.2 Specification of Digest Headers
3.2.1 The WWW-Authenticate Response Header
3.2.2 The Authorization Request Header
3.2.2.1 Request-Digest
3.2.2.2 A1
3.2.2.3 A2
3.2.2.4 Directive values and quoted-string
3.2.2.5 Various considerations
3.2.3 The Authentication-Info Header
3.3 Digest Operation
3.4 Security Protocol Negotiation
3.5 Example
3.6 Proxy-Authentication and Proxy-Authorization
4 Security Considerations
4.1 Authentication of Clients using Basic Authentication
4.2 Authentication of Clients using Digest Authentication
4.3 Limited Use Nonce Values
4.4 Comparison of Digest with Basic Authentication
4.5 Replay Attacks
4.6 Weakness Created by Multiple Authentication Schemes
4.7 Online dictionary attacks
4.8 Man in the Middle
4.9 Chosen plaintext attacks
4.10 Precomputed dictionary attacks
4.11 Batch brute force attacks
4.12 Spoofing by Counterfeit Servers
4.13 Storing passwords
4.14 Summary
5 Sample implementation
6 Acknowledgments
7 References
8 Authors' Addresses
9 Full Copyright Statement`,
  2976: `The SIP INFO Method
1 Introduction
1.1 Example Uses
2 INFO Method
2.1 Header Field Support for INFO Method
2.2 Responses to the INFO Request Method
2.3 Message Body Inclusion
2.4 Behavior of SIP User Agents
2.5 Behavior of SIP Proxy and Redirect Servers
2.5.1 Proxy Server
2.5.2 Forking Proxy Server
2.5.3 Redirection Server
3 INFO Message Bodies
4 Guidelines for extensions making use of INFO
5 Security Considerations
6 References
7 Acknowledgments
8 Author's Address
9 Full Copyright Statement`,
  3261: `SIP: Session Initiation Protocol
1 Introduction
2 Overview of SIP Functionality
3 Terminology
4 Overview of Operation
5 Structure of the Protocol
6 Definitions
7 SIP Messages
7.1 Requests
7.2 Responses
7.3 Header Fields
7.3.1 Header Field Format
7.3.2 Header Field Classification
7.3.3 Compact Form
7.4 Bodies
7.4.1 Message Body Type
7.4.2 Message Body Length
7.5 Framing SIP Messages
8 General User Agent Behavior
8.1 UAC Behavior
8.1.1 Generating the Request
8.1.1.1 Request-URI
8.1.1.2 To
8.1.1.3 From
8.1.1.4 Call-ID
8.1.1.5 CSeq
8.1.1.6 Max-Forwards
8.1.1.7 Via
8.1.1.8 Contact
8.1.1.9 Supported and Require
8.1.1.10 Additional Message Components
8.1.2 Sending the Request
8.1.3 Processing Responses
8.1.3.1 Transaction Layer Errors
8.1.3.2 Unrecognized Responses
8.1.3.3 Vias
8.1.3.4 Processing 3xx Responses
8.1.3.5 Processing 4xx Responses
8.2 UAS Behavior
8.2.1 Method Inspection
8.2.2 Header Inspection
8.2.2.1 To and Request-URI
8.2.2.2 Merged Requests
8.2.2.3 Require
8.2.3 Content Processing
8.2.4 Applying Extensions
8.2.5 Processing the Request
8.2.6 Generating the Response
8.2.6.1 Sending a Provisional Response
8.2.6.2 Headers and Tags
8.2.7 Stateless UAS Behavior
8.3 Redirect Servers
9 Canceling a Request
9.1 Client Behavior
9.2 Server Behavior
10 Registrations
10.1 Overview
10.2 Constructing the REGISTER Request
10.2.1 Adding Bindings
10.2.1.1 Setting the Expiration Interval of Contact Addresses
10.2.1.2 Preferences among Contact Addresses
10.2.2 Removing Bindings
10.2.3 Fetching Bindings
10.2.4 Refreshing Bindings
10.2.5 Setting the Internal Clock
10.2.6 Discovering a Registrar
10.2.7 Transmitting a Request
10.2.8 Error Responses
10.3 Processing REGISTER Requests
11 Querying for Capabilities
11.1 Construction of OPTIONS Request
11.2 Processing of OPTIONS Request
12 Dialogs
12.1 Creation of a Dialog
12.1.1 UAS behavior
12.1.2 UAC Behavior
12.2 Requests within a Dialog
12.2.1 UAC Behavior
12.2.1.1 Generating the Request
12.2.1.2 Processing the Responses
12.2.2 UAS Behavior
12.3 Termination of a Dialog
13 Initiating a Session
13.1 Overview
13.2 UAC Processing
13.2.1 Creating the Initial INVITE
13.2.2 Processing INVITE Responses
13.2.2.1 1xx Responses
13.2.2.2 3xx Responses
13.2.2.3 4xx, 5xx and 6xx Responses
13.2.2.4 2xx Responses
13.3 UAS Processing
13.3.1 Processing of the INVITE
13.3.1.1 Progress
13.3.1.2 The INVITE is Redirected
13.3.1.3 The INVITE is Rejected
13.3.1.4 The INVITE is Accepted
14 Modifying an Existing Session
14.1 UAC Behavior
14.2 UAS Behavior
15 Terminating a Session
15.1 Terminating a Session with a BYE Request
15.1.1 UAC Behavior
15.1.2 UAS Behavior
16 Proxy Behavior
16.1 Overview
16.2 Stateful Proxy
16.3 Request Validation
16.4 Route Information Preprocessing
16.5 Determining Request Targets
16.6 Request Forwarding
16.7 Response Processing
16.8 Processing Timer C
16.9 Handling Transport Errors
16.10 CANCEL Processing
16.11 Stateless Proxy
16.12 Summary of Proxy Route Processing
16.12.1 Examples
16.12.1.1 Basic SIP Trapezoid
16.12.1.2 Traversing a Strict-Routing Proxy
16.12.1.3 Rewriting Record-Route Header Field Values
17 Transactions
17.1 Client Transaction
17.1.1 INVITE Client Transaction
17.1.1.1 Overview of INVITE Transaction
17.1.1.2 Formal Description
17.1.1.3 Construction of the ACK Request
17.1.2 Non-INVITE Client Transaction
17.1.2.1 Overview of the non-INVITE Transaction
17.1.2.2 Formal Description
17.1.3 Matching Responses to Client Transactions
17.1.4 Handling Transport Errors
17.2 Server Transaction
17.2.1 INVITE Server Transaction
17.2.2 Non-INVITE Server Transaction
17.2.3 Matching Requests to Server Transactions
17.2.4 Handling Transport Errors
18 Transport
18.1 Clients
18.1.1 Sending Requests
18.1.2 Receiving Responses
18.2 Servers
18.2.1 Receiving Requests
18.2.2 Sending Responses
18.3 Framing
18.4 Error Handling
19 Common Message Components
19.1 SIP and SIPS Uniform Resource Indicators
19.1.1 SIP and SIPS URI Components
19.1.2 Character Escaping Requirements
19.1.3 Example SIP and SIPS URIs
19.1.4 URI Comparison
19.1.5 Forming Requests from a URI
19.1.6 Relating SIP URIs and tel URLs
19.2 Option Tags
19.3 Tags
20 Header Fields
20.1 Accept
20.2 Accept-Encoding
20.3 Accept-Language
20.4 Alert-Info
20.5 Allow
20.6 Authentication-Info
20.7 Authorization
20.8 Call-ID
20.9 Call-Info
20.10 Contact
20.11 Content-Disposition
20.12 Content-Encoding
20.13 Content-Language
20.14 Content-Length
20.15 Content-Type
20.16 CSeq
20.17 Date
20.18 Error-Info
20.19 Expires
20.20 From
20.21 In-Reply-To
20.22 Max-Forwards
20.23 Min-Expires
20.24 MIME-Version
20.25 Organization
20.26 Priority
20.27 Proxy-Authenticate
20.28 Proxy-Authorization
20.29 Proxy-Require
20.30 Record-Route
20.31 Reply-To
20.32 Require
20.33 Retry-After
20.34 Route
20.35 Server
20.36 Subject
20.37 Supported
20.38 Timestamp
20.39 To
20.40 Unsupported
20.41 User-Agent
20.42 Via
20.43 Warning
20.44 WWW-Authenticate
21 Response Codes
21.1 Provisional 1xx
21.1.1 100 Trying
21.1.2 180 Ringing
21.1.3 181 Call Is Being Forwarded
21.1.4 182 Queued
21.1.5 183 Session Progress
21.2 Successful 2xx
21.2.1 200 OK
21.3 Redirection 3xx
21.3.1 300 Multiple Choices
21.3.2 301 Moved Permanently
21.3.3 302 Moved Temporarily
21.3.4 305 Use Proxy
21.3.5 380 Alternative Service
21.4 Request Failure 4xx
21.4.1 400 Bad Request
21.4.2 401 Unauthorized
21.4.3 402 Payment Required
21.4.4 403 Forbidden
21.4.5 404 Not Found
21.4.6 405 Method Not Allowed
21.4.7 406 Not Acceptable
21.4.8 407 Proxy Authentication Required
21.4.9 408 Request Timeout
21.4.10 410 Gone
21.4.11 413 Request Entity Too Large
21.4.12 414 Request-URI Too Long
21.4.13 415 Unsupported Media Type
21.4.14 416 Unsupported URI Scheme
21.4.15 420 Bad Extension
21.4.16 421 Extension Required
21.4.17 423 Interval Too Brief
21.4.18 480 Temporarily Unavailable
21.4.19 481 Call/Transaction Does Not Exist
21.4.20 482 Loop Detected
21.4.21 483 Too Many Hops
21.4.22 484 Address Incomplete
21.4.23 485 Ambiguous
21.4.24 486 Busy Here
21.4.25 487 Request Terminated
21.4.26 488 Not Acceptable Here
21.4.27 491 Request Pending
21.4.28 493 Undecipherable
21.5 Server Failure 5xx
21.5.1 500 Server Internal Error
21.5.2 501 Not Implemented
21.5.3 502 Bad Gateway
21.5.4 503 Service Unavailable
21.5.5 504 Server Time-out
21.5.6 505 Version Not Supported
21.5.7 513 Message Too Large
21.6 Global Failures 6xx
21.6.1 600 Busy Everywhere
21.6.2 603 Decline
21.6.3 604 Does Not Exist Anywhere
21.6.4 606 Not Acceptable
22 Usage of HTTP Authentication
22.1 Framework
22.2 User-to-User Authentication
22.3 Proxy-to-User Authentication
22.4 The Digest Authentication Scheme
23 S/MIME
23.1 S/MIME Certificates
23.2 S/MIME Key Exchange
23.3 Securing MIME bodies
23.4 SIP Header Privacy and Integrity using S/MIME: Tunneling SIP
23.4.1 Integrity and Confidentiality Properties of SIP Headers
23.4.1.1 Integrity
23.4.1.2 Confidentiality
23.4.2 Tunneling Integrity and Authentication
23.4.3 Tunneling Encryption
24 Examples
24.1 Registration
24.2 Session Setup
25 Augmented BNF for the SIP Protocol
25.1 Basic Rules
26 Security Considerations: Threat Model and Security Usage Recommendations
26.1 Attacks and Threat Models
26.1.1 Registration Hijacking
26.1.2 Impersonating a Server
26.1.3 Tampering with Message Bodies
26.1.4 Tearing Down Sessions
26.1.5 Denial of Service and Amplification
26.2 Security Mechanisms
26.2.1 Transport and Network Layer Security
26.2.2 SIPS URI Scheme
26.2.3 HTTP Authentication
26.2.4 S/MIME
26.3 Implementing Security Mechanisms
26.3.1 Requirements for Implementers of SIP
26.3.2 Security Solutions
26.3.2.1 Registration
26.3.2.2 Interdomain Requests
26.3.2.3 Peer-to-Peer Requests
26.3.2.4 DoS Protection
26.4 Limitations
26.4.1 HTTP Digest
26.4.2 S/MIME
26.4.3 TLS
26.4.4 SIPS URIs
26.5 Privacy
27 IANA Considerations
27.1 Option Tags
27.2 Warn-Codes
27.3 Header Field Names
27.4 Method and Response Codes
27.5 The "message/sip" MIME type.
27.6 New Content-Disposition Parameter Registrations
28 Changes From RFC 2543
28.1 Major Functional Changes
28.2 Minor Functional Changes
29 Normative References
30 Informative References
A Table of Timer Values`,
  3262: `Reliability of Provisional Responses in the Session Initiation Protocol (SIP)
1 Introduction
2 Terminology
3 UAS Behavior
4 UAC Behavior
5 The Offer/Answer Model and PRACK
6 Definition of the PRACK Method
7 Header Field Definitions
7.1 RSeq
7.2 RAck
8 IANA Considerations
8.1 IANA Registration of the 100rel Option Tag
8.2 IANA Registration of RSeq and RAck Headers
9 Security Considerations
10 Collected BNF
11 Acknowledgements
12 Normative References
13 Informative References
14 Authors' Addresses
15 Full Copyright Statement`,
  3263: `Session Initiation Protocol (SIP): Locating SIP Servers
1 Introduction
2 Problems DNS is Needed to Solve
3 Terminology
4 Client Usage
4.1 Selecting a Transport Protocol
4.2 Determining Port and IP Address
4.3 Details of RFC 2782 Process
4.4 Consideration for Stateless Proxies
5 Server Usage
6 Constructing SIP URIs
7 Security Considerations
8 The Transport Determination Application
9 IANA Considerations
10 Acknowledgements
11 Normative References
12 Informative References
13 Authors' Addresses
14 Full Copyright Statement`,
  3264: `An Offer/Answer Model with the Session Description Protocol (SDP)
1 Introduction
2 Terminology
3 Definitions
4 Protocol Operation
5 Generating the Initial Offer
5.1 Unicast Streams
5.2 Multicast Streams
6 Generating the Answer
6.1 Unicast Streams
6.2 Multicast Streams
7 Offerer Processing of the Answer
8 Modifying the Session
8.1 Adding a Media Stream
8.2 Removing a Media Stream
8.3 Modifying a Media Stream
8.3.1 Modifying Address, Port or Transport
8.3.2 Changing the Set of Media Formats
8.3.3 Changing Media Types
8.3.4 Changing Attributes
8.4 Putting a Unicast Media Stream on Hold
9 Indicating Capabilities
10 Example Offer/Answer Exchanges
10.1 Basic Exchange
10.2 One of N Codec Selection
11 Security Considerations
12 IANA Considerations
13 Acknowledgements
14 Normative References
15 Informative References
16 Authors' Addresses
17 Full Copyright Statement`,
  3265: `Session Initiation Protocol (SIP)-Specific Event Notification
1 Introduction
1.1 Overview of Operation
1.2 Documentation Conventions
2 Definitions
3 Node Behavior
3.1 Description of SUBSCRIBE Behavior
3.1.1 Subscription Duration
3.1.2 Identification of Subscribed Events and Event Classes
3.1.3 Additional SUBSCRIBE Header Values
3.1.4 Subscriber SUBSCRIBE Behavior
3.1.4.1 Requesting a Subscription
3.1.4.2 Refreshing of Subscriptions
3.1.4.3 Unsubscribing
3.1.4.4 Confirmation of Subscription Creation
3.1.5 Proxy SUBSCRIBE Behavior
3.1.6 Notifier SUBSCRIBE Behavior
3.1.6.1 Initial SUBSCRIBE Transaction Processing
3.1.6.2 Confirmation of Subscription Creation/Refreshing
3.1.6.3 Authentication/Authorization of SUBSCRIBE requests
3.1.6.4 Refreshing of Subscriptions
3.2 Description of NOTIFY Behavior
3.2.1 Identification of Reported Events, Event Classes, and Current State
3.2.2 Notifier NOTIFY Behavior
3.2.3 Proxy NOTIFY Behavior
3.2.4 Subscriber NOTIFY Behavior
3.3 General
3.3.1 Detecting support for SUBSCRIBE and NOTIFY
3.3.2 CANCEL requests
3.3.3 Forking
3.3.4 Dialog creation and termination
3.3.5 State Agents and Notifier Migration
3.3.6 Polling Resource State
3.3.7 Allow-Events header usage
3.3.8 PINT Compatibility
4 Event Packages
4.1 Appropriateness of Usage
4.2 Event Template-packages
4.3 Amount of State to be Conveyed
4.3.1 Complete State Information
4.3.2 State Deltas
4.4 Event Package Responsibilities
4.4.1 Event Package Name
4.4.2 Event Package Parameters
4.4.3 SUBSCRIBE Bodies
4.4.4 Subscription Duration
4.4.5 NOTIFY Bodies
4.4.6 Notifier processing of SUBSCRIBE requests
4.4.7 Notifier generation of NOTIFY requests
4.4.8 Subscriber processing of NOTIFY requests
4.4.9 Handling of forked requests
4.4.10 Rate of notifications
4.4.11 State Agents
4.4.12 Examples
4.4.13 Use of URIs to Retrieve State
5 Security Considerations
5.1 Access Control
5.2 Notifier Privacy Mechanism
5.3 Denial-of-Service attacks
5.4 Replay Attacks
5.5 Man-in-the middle attacks
5.6 Confidentiality
6 IANA Considerations
6.1 Registration Information
6.2 Registration Template
6.3 Header Field Names
6.4 Response Codes
7 Syntax
7.1 New Methods
7.1.1 SUBSCRIBE method
7.1.2 NOTIFY method
7.2 New Headers
7.2.1 "Event" header
7.2.2 "Allow-Events" Header
7.2.3 "Subscription-State" Header
7.3 New Response Codes
7.3.1 "202 Accepted" Response Code
7.3.2 "489 Bad Event" Response Code
7.4 Augmented BNF Definitions
8 Normative References
9 Informative References
10 Acknowledgements
11 Notice Regarding Intellectual Property Rights
12 Author's Address
13 Full Copyright Statement`,
  3311: `The Session Initiation Protocol (SIP) UPDATE Method
1 Introduction
2 Terminology
3 Overview of Operation
4 Determining Support for this Extension
5 UPDATE Handling
5.1 Sending an UPDATE
5.2 Receiving an UPDATE
5.3 Processing the UPDATE Response
6 Proxy Behavior
7 Definition of the UPDATE method
8 Example Call Flow
9 Security Considerations
10 IANA Considerations
11 Notice Regarding Intellectual Property Rights
12 Normative References
13 Acknowledgements
14 Author's Address
15 Full Copyright Statement`,
  3312: `Integration of Resource Management and Session Initiation Protocol (SIP)
1 Introduction
2 Terminology
3 Overview
4 SDP parameters
5 Usage of preconditions with offer/answer
5.1 Generating an offer
5.1.1 SDP encoding
5.2 Generating an Answer
6 Suspending and Resuming Session Establishment
7 Status Confirmation
8 Refusing an offer
8.1 Rejecting a Media Stream
9 Unknown Precondition Type
10 Multiple Preconditions per Media Stream
11 Option Tag for Preconditions
12 Indicating Capabilities
13 Examples
13.1 End-to-end Status Type
13.2 Segmented Status Type
13.3 Offer in a SIP response
14 Security Considerations
15 IANA Considerations
16 Notice Regarding Intellectual Property Rights
17 References
18 Contributors
19 Acknowledgments
20 Authors' Addresses
21 Full Copyright Statement`,
  3323: `A Privacy Mechanism for the Session Initiation Protocol (SIP)
1 Introduction
2 Terminology
3 Varieties of Privacy
3.1 When is Privacy Necessary?
3.2 User-Provided Privacy
3.3 Network-Provided Privacy
4 User Agent Behavior
4.1 Constructing Private Messages
4.1.1 URIs, Display-Names and Privacy
4.1.1.1 Display-Names
4.1.1.2 URI Usernames
4.1.1.3 URI Hostnames and IP Addresses
4.2 Expressing Privacy Preferences
4.3 Routing Requests to Privacy Services
4.4 Routing Responses to Privacy Services
5 Privacy Service Behavior
5.1 Header Privacy
5.2 Session Privacy
5.3 Applying User-Level Privacy Functions
6 Security Considerations
7 IANA Considerations`,
  3325: `Private Extensions to the Session Initiation Protocol (SIP) for Asserted Identity within Trusted Networks
1 Applicability Statement
2 Conventions
3 Introduction
4 Overview
5 Proxy Behavior
6 Hints for Multiple Identities
7 Requesting Privacy
8 User Agent Server Behavior
9 Formal Syntax
9.1 The P-Asserted-Identity Header
9.2 The P-Preferred-Identity Header
9.3 The "id" Privacy Type
10 Examples
10.1 Network Asserted Identity passed to trusted gateway
10.2 Network Asserted Identity Withheld
11 Example of Spec(T)
12 Security Considerations
13 IANA Considerations
13.1 Registration of new SIP header fields
13.2 Registration of "id" privacy type for SIP Privacy header
14 Acknowledgements`,
  3326: `The Reason Header Field for the Session Initiation Protocol (SIP)
1 Introduction
1.1 Terminology
2 The Reason Request Header Field
3 Examples
3.1 Call Completed Elsewhere
3.2 Refusing an Offer that Comes in a Response
3.3 Third Party Call Control
3.4 ISUP interworking
4 IANA Considerations
5 Security Considerations
6 Acknowledgments
7 Authors' Addresses
8 Normative References
9 Full Copyright Statement`,
  3327: `Session Initiation Protocol (SIP) Extension Header Field for Registering Non-Adjacent Contacts
1 Background
2 Terminology
3 Applicability Statement
4 Path Header Field Definition and Syntax
5 Usage of Path Header Field
5.1 Procedures at the UA
5.2 Procedures at Intermediate Proxies
5.3 Procedures at the Registrar
5.4 Procedures at the Home Proxy
5.5 Examples of Usage
5.5.1 Example of Mechanism in REGISTER Transaction
5.5.2 Example of Mechanism in INVITE Transaction
6 Security Considerations
6.1 Considerations in REGISTER Request Processing
6.2 Considerations in REGISTER Response Processing
7 IANA Considerations
8 Acknowledgements`,
  3420: `Internet Media Type message/sipfrag
1 Introduction
2 Definition: message/sipfrag
3 Examples
3.1 Valid message/sipfrag parts
3.2 Invalid message/sipfrag parts
4 Discussion
5 IANA Considerations
6 Security Considerations`,
  3428: `Session Initiation Protocol (SIP) Extension for Instant Messaging
1 Introduction
2 Scope of Applicability
3 Overview of Operation
4 UAC Processing
5 Use of Instant Message URIs
6 Proxy Processing
7 UAS Processing
8 Congestion Control
9 Method Definition
10 Example Messages
11 Security Considerations
11.1 Outbound authentication
11.2 SIPS URIs
11.3 End-to-End Protection
11.4 Replay Prevention
11.5 Using message/cpim bodies
12 IANA Considerations
13 Contributors
14 Acknowledgments
15 Normative References
16 Informational References
17 Authors' Addresses
18 Full Copyright Statement`,
  3515: `The Session Initiation Protocol (SIP) Refer Method
1 Overview
2 The REFER Method
2.1 The Refer-To Header Field
2.2 Header Field Support for the REFER Method
2.3 Message Body Inclusion
2.4 Behavior of SIP User Agents
2.4.1 Forming a REFER request
2.4.2 Processing a REFER request
2.4.3 Accessing the Referred-to Resource
2.4.4 Using SIP Events to Report the Results of the Reference
2.4.4 Using SIP Events to Report the Results of the Reference
2.4.5 The Body of the NOTIFY
2.4.6 Multiple REFER Requests in a Dialog
2.4.7 Using the Subscription-State Header Field with Event Refer
2.5 Behavior of SIP Registrars/Redirect Servers
2.6 Behavior of SIP Proxies
3 Package Details: Event refer
3.1 Event Package Name
3.2 Event Package Parameters
3.3 SUBSCRIBE Bodies
3.4 Subscription Duration
3.5 NOTIFY Bodies
3.6 Notifier processing of SUBSCRIBE requests
3.7 Notifier Generation of NOTIFY Requests
3.8 Subscriber Processing of NOTIFY Requests
3.9 Handling of Forked Requests
3.10 Rate of Notifications
3.11 State Agents
4 Examples
4.1 Prototypical REFER callflow
4.2 Multiple REFERs in a dialog
5 Security Considerations
5.1 Constructing a Refer-To URI
5.2 Authorization Considerations for REFER
5.3 Considerations for the use of message/sipfrag
5.3.1 Circumventing Privacy
5.3.2 Circumventing Confidentiality
5.3.3 Limiting the Breach
5.3.4 Cut, Paste and Replay Considerations
6 Historic Material
7 IANA Considerations
8 Acknowledgments
9 References
9.1 Normative References
9.2 Informative References
10 Intellectual Property Statement
11 Author's Address
12 Full Copyright Statement`,
  3550: `RTP: A Transport Protocol for Real-Time Applications
1 Introduction
1.1 Terminology
2 RTP Use Scenarios
2.1 Simple Multicast Audio Conference
2.2 Audio and Video Conference
2.3 Mixers and Translators
2.4 Layered Encodings
3 Definitions
4 Byte Order, Alignment, and Time Format
5 RTP Data Transfer Protocol
5.1 RTP Fixed Header Fields
5.2 Multiplexing RTP Sessions
5.3 Profile-Specific Modifications to the RTP Header
5.3.1 RTP Header Extension
6 RTP Control Protocol -- RTCP
6.1 RTCP Packet Format
6.2 RTCP Transmission Interval
6.2.1 Maintaining the Number of Session Members
6.3 RTCP Packet Send and Receive Rules
6.3.1 Computing the RTCP Transmission Interval
6.3.2 Initialization
6.3.3 Receiving an RTP or Non-BYE RTCP Packet
6.3.4 Receiving an RTCP BYE Packet
6.3.5 Timing Out an SSRC
6.3.6 Expiration of Transmission Timer
6.3.7 Transmitting a BYE Packet
6.3.8 Updating we_sent
6.3.9 Allocation of Source Description Bandwidth
6.4 Sender and Receiver Reports
6.4.1 SR: Sender Report RTCP Packet
6.4.2 RR: Receiver Report RTCP Packet
6.4.3 Extending the Sender and Receiver Reports
6.4.4 Analyzing Sender and Receiver Reports
6.5 SDES: Source Description RTCP Packet
6.5.1 CNAME: Canonical End-Point Identifier SDES Item
6.5.2 NAME: User Name SDES Item
6.5.3 EMAIL: Electronic Mail Address SDES Item
6.5.4 PHONE: Phone Number SDES Item
6.5.5 LOC: Geographic User Location SDES Item
6.5.6 TOOL: Application or Tool Name SDES Item
6.5.7 NOTE: Notice/Status SDES Item
6.5.8 PRIV: Private Extensions SDES Item
6.6 BYE: Goodbye RTCP Packet
6.7 APP: Application-Defined RTCP Packet
7 RTP Translators and Mixers
7.1 General Description
7.2 RTCP Processing in Translators
7.3 RTCP Processing in Mixers
7.4 Cascaded Mixers
8 SSRC Identifier Allocation and Use
8.1 Probability of Collision
8.2 Collision Resolution and Loop Detection
8.3 Use with Layered Encodings
9 Security
9.1 Confidentiality
9.2 Authentication and Message Integrity
10 Congestion Control
11 RTP over Network and Transport Protocols
12 Summary of Protocol Constants
12.1 RTCP Packet Types
12.2 SDES Types
13 RTP Profiles and Payload Format Specifications
14 Security Considerations
15 IANA Considerations
16 Intellectual Property Rights Statement
17 Acknowledgments
A Algorithms
A.1 RTP Data Header Validity Checks
A.2 RTCP Header Validity Checks
A.3 Determining Number of Packets Expected and Lost
A.4 Generating RTCP SDES Packets
A.5 Parsing RTCP SDES Packets
A.6 Generating a Random 32-bit Identifier
A.7 Computing the RTCP Transmission Interval
A.8 Estimating the Interarrival Jitter
B Changes from RFC 1889`,
  3551: `RTP Profile for Audio and Video Conferences with Minimal Control
1 Introduction
1.1 Terminology
2 RTP and RTCP Packet Forms and Protocol Behavior
3 Registering Additional Encodings
4 Audio
4.1 Encoding-Independent Rules
4.2 Operating Recommendations
4.3 Guidelines for Sample-Based Audio Encodings
4.4 Guidelines for Frame-Based Audio Encodings
4.5 Audio Encodings
4.5.1 DVI4
4.5.2 G722
4.5.3 G723
4.5.4 G726-40, G726-32, G726-24, and G726-16
4.5.5 G728
4.5.6 G729
4.5.7 G729D and G729E
4.5.8 GSM
4.5.8.1 General Packaging Issues
4.5.8.2 GSM Variable Names and Numbers
4.5.9 GSM-EFR
4.5.10 L8
4.5.11 L16
4.5.12 LPC
4.5.13 MPA
4.5.14 PCMA and PCMU
4.5.15 QCELP
4.5.16 RED
4.5.17 VDVI
5 Video
5.1 CelB
5.2 JPEG
5.3 H261
5.4 H263
5.5 H263-1998
5.6 MPV
5.7 MP2T
5.8 nv
6 Payload Type Definitions
7 RTP over TCP and Similar Byte Stream Protocols
8 Port Assignment
9 Changes from RFC 1890
10 Security Considerations
11 IANA Considerations
12 References
12.1 Normative References
12.2 Informative References
13 Current Locations of Related Resources
14 Acknowledgments
15 Intellectual Property Rights Statement
16 Authors' Addresses
17 Full Copyright Statement`,
  3581: `An Extension to the Session Initiation Protocol (SIP) for Symmetric Response Routing
1 Introduction
2 Terminology
3 Client Behavior
4 Server Behavior
5 Syntax
6 Example
7 Security Considerations
8 IANA Considerations
9 IAB Considerations
9.1 Problem Definition
9.2 Exit Strategy
9.3 Brittleness Introduced by this Specification
9.4 Requirements for a Long Term Solution
9.5 Issues with Existing NAPT Boxes
10 Acknowledgements
11 References
11.1 Normative References
11.2 Informative References
12 Intellectual Property and Copyright Statements
13 Authors' Addresses
14 Full Copyright Statement`,
  3608: `Session Initiation Protocol (SIP) Extension Header Field for Service Route Discovery During Registration
1 Terminology
2 Background
3 Discussion of Mechanism
4 Applicability Statement
5 Syntax
6 Usage
6.1 Procedures at the UA
6.2 Procedures at the Proxy
6.3 Procedures at the Registrar
6.4 Examples of Usage
6.4.1 Example of Mechanism in REGISTER Transaction
6.4.2 Example of Mechanism in INVITE Transaction
7 Security Considerations
8 IANA Considerations
9 Normative References
10 Informative References
11 Intellectual Property Statement
12 Authors' Addresses
13 Full Copyright Statement`,
  3665: `Session Initiation Protocol (SIP) Basic Call Flow Examples
1 Overview
1.1 General Assumptions
1.2 Legend for Message Flows
1.3 SIP Protocol Assumptions
2 SIP Registration
2.1 Successful New Registration
2.2 Update of Contact List
2.3 Request for Current Contact List
2.4 Cancellation of Registration
2.5 Unsuccessful Registration
3 SIP Session Establishment
3.1 Successful Session Establishment
3.2 Session Establishment Through Two Proxies
3.3 Session with Multiple Proxy Authentication
3.4 Successful Session with Proxy Failure
3.5 Session Through a SIP ALG
3.6 Session via Redirect and Proxy Servers with SDP in ACK
3.7 Session with re-INVITE (IP Address Change)
3.8 Unsuccessful No Answer
3.9 Unsuccessful Busy
3.10 Unsuccessful No Response from User Agent
3.11 Unsuccessful Temporarily Unavailable
4 Security Considerations
5 References
5.1 Normative References
5.2 Informative References
6 Intellectual Property Statement
7 Acknowledgments
8 Authors' Addresses
9 Full Copyright Statement`,
  3666: `Session Initiation Protocol (SIP) Public Switched Telephone Network (PSTN) Call Flows
1 Overview
1.1 General Assumptions
1.2 Legend for Message Flows
1.3 SIP Protocol Assumptions
2 SIP to PSTN Dialing
2.1 Successful SIP to ISUP PSTN call
2.2 Successful SIP to ISDN PBX call
2.3 Successful SIP to ISUP PSTN call with overflow
2.4 Session established using ENUM Query
2.5 Unsuccessful SIP to PSTN call: Treatment from PSTN
2.6 Unsuccessful SIP to PSTN: REL w/Cause from PSTN
2.7 Unsuccessful SIP to PSTN: ANM Timeout
3 PSTN to SIP Dialing
3.1 Successful PSTN to SIP call
3.2 Successful PSTN to SIP call, Fast Answer
3.3 Successful PBX to SIP call
3.4 Unsuccessful PSTN to SIP REL, SIP error mapped to REL
3.5 Unsuccessful PSTN to SIP REL, SIP busy mapped to REL
3.6 Unsuccessful PSTN->SIP, SIP error interworking to tones
3.7 Unsuccessful PSTN->SIP, ACM timeout
3.8 Unsuccessful PSTN->SIP, ACM timeout, stateless Proxy
3.9 Unsuccessful PSTN->SIP, Caller Abandonment
4 PSTN to PSTN Dialing via SIP Network
4.1 Successful ISUP PSTN to ISUP PSTN call
4.2 Successful FGB PBX to ISDN PBX call with overflow
5 Security Considerations
6 References
6.1 Normative References
6.2 Informative References
7 Acknowledgments
8 Intellectual Property Statement
9 Authors' Addresses
10 Full Copyright Statement`,
  3680: `A Session Initiation Protocol (SIP) Event Package for Registrations
1 Introduction
2 Terminology
3 Usage Scenarios
3.1 Forcing Re-Authentication
3.2 Composing Presence
3.3 Welcome Notices
4 Package Definition
4.1 Event Package Name
4.2 Event Package Parameters
4.3 SUBSCRIBE Bodies
4.4 Subscription Duration
4.5 NOTIFY Bodies
4.6 Notifier Processing of SUBSCRIBE Requests
4.7 Notifier Generation of NOTIFY Requests
4.7.1 The Registration State Machine
4.7.2 Applying the state machine
4.8 Subscriber Processing of NOTIFY Requests
4.9 Handling of Forked Requests
4.10 Rate of Notifications
4.11 State Agents
5 Registration Information
5.1 Structure of Registration Information
5.2 Computing Registrations from the Document
5.3 Example
5.4 XML Schema
6 Example Call Flow
7 Security Considerations
8 IANA Considerations
8.1 SIP Event Package Registration
8.2 application/reginfo+xml MIME Registration
8.3 URN Sub-Namespace Registration for urn:ietf:params:xml:ns:reginfo
9 References
9.1 Normative References
9.2 Informative References
10 Contributors
11 Acknowledgements
12 Author's Address
13 Full Copyright Statement`,
  3725: `Best Current Practices for Third Party Call Control (3pcc) in the Session Initiation Protocol (SIP)
1 Introduction
2 Terminology
3 Definitions
4 3pcc Call Establishment
4.1 Flow I
4.2 Flow II
4.3 Flow III
4.4 Flow IV
5 Recommendations
6 Error Handling
7 Continued Processing
8 3pcc and Early Media
9 Third Party Call Control and SDP Preconditions
9.1 Controller Initiates
9.2 Party A Initiates
10 Example Call Flows
10.1 Click-to-Dial
10.2 Mid-Call Announcement Capability
11 Implementation Recommendations
12 Security Considerations
12.1 Authorization and Authentication
12.2 End-to-End Encryption and Integrity
13 Acknowledgements
14 References
14.1 Normative References
14.2 Informative References
15 Authors' Addresses
16 Full Copyright Statement`,
  3840: `Indicating User Agent Capabilities in the Session Initiation Protocol (SIP)
1 Introduction
2 Terminology
3 Definitions
4 Usage of the Content Negotiation Framework
5 Computing Capabilities
6 Expressing Capabilities in a Registration
7 Indicating Feature Sets in Remote Target URIs
8 OPTIONS Processing
9 Contact Header Field
10 Media Feature Tag Definitions
10.1 Audio
10.2 Application
10.3 Data
10.4 Control
10.5 Video
10.6 Text
10.7 Automata
10.8 Class
10.9 Duplex
10.10 Mobility
10.11 Description
10.12 Event Packages
10.13 Priority
10.14 Methods
10.15 Extensions
10.16 Schemes
10.17 Actor
10.18 Is Focus
11 Security Considerations
11.1 Considerations for Media Feature Tags
11.2 Considerations for Registrations
11.3 Considerations for OPTIONS Responses
11.4 Considerations for Dialog Initiating Messages
12 IANA Considerations
12.1 SIP Media Feature Tag Registration Tree
12.2 Media Feature Tags
12.3 SIP Option Tag
13 Acknowledgments
14 References
14.1 Normative References
14.2 Informative References
A Overview of RFC 2533`,
  3842: `A Message Summary and Message Waiting Indication Event Package for the Session Initiation Protocol (SIP)
1 Conventions
2 Background and Appropriateness
3 Event Package Formal Definition
3.1 Event Package Name
3.2 Event Package Parameters
3.3 SUBSCRIBE Bodies
3.4 Subscription Duration
3.5 NOTIFY Bodies
3.6 Subscriber Generation of SUBSCRIBE Requests
3.7 Notifier Processing of SUBSCRIBE Requests
3.8 Notifier Generation of NOTIFY Requests
3.9 Subscriber Processing of NOTIFY Requests
3.10 Handling of Forked Requests
3.11 Rate of Notifications
3.12 State Agents and Lists
3.13 Behavior of a Proxy Server
4 Examples of Usage
4.1 Example Message Flow
4.2 Example Usage with Callee Capabilities and Caller Preferences
5 Formal Syntax
5.1 New Event-Package Definition
5.2 Body Format Syntax
6 Security Considerations
7 IANA Considerations
7.1 SIP Event Package Registration for message-summary
7.2 MIME Registration for application/ simple-message-summary
8 Contributors
9 Acknowledgments
10 References
10.1 Normative References
10.2 Informational References
11 Author's Address
12 Full Copyright Statement`,
  3856: `A Presence Event Package for the Session Initiation Protocol (SIP)
1 Introduction
2 Terminology
3 Definitions
4 Overview of Operation
5 Usage of Presence URIs
6 Presence Event Package
6.1 Package Name
6.2 Event Package Parameters
6.3 SUBSCRIBE Bodies
6.4 Subscription Duration
6.5 NOTIFY Bodies
6.6 Notifier Processing of SUBSCRIBE Requests
6.6.1 Authentication
6.6.2 Authorization
6.7 Notifier Generation of NOTIFY Requests
6.8 Subscriber Processing of NOTIFY Requests
6.9 Handling of Forked Requests
6.10 Rate of Notifications
6.11 State Agents
6.11.1 Aggregation, Authentication, and Authorization
6.11.2 Migration
7 Learning Presence State
7.1 Co-location
7.2 REGISTER
7.3 Uploading Presence Documents
8 Example Message Flow
9 Security Considerations
9.1 Confidentiality
9.2 Message Integrity and Authenticity
9.3 Outbound Authentication
9.4 Replay Prevention
9.5 Denial of Service Attacks Against Third Parties
9.6 Denial Of Service Attacks Against Servers
10 IANA Considerations
11 Contributors
12 Acknowledgements
13 Normative References
14 Informative References
15 Author's Address
16 Full Copyright Statement`,
  3891: `The Session Initiation Protocol (SIP) "Replaces" Header
1 Overview
2 Conventions
3 User Agent Server Behavior: Receiving a Replaces Header
4 User Agent Client Behavior: Sending a Replaces Header
5 Proxy Behavior
6 Syntax
6.1 The Replaces Header
6.2 New Option Tag for Require and Supported Headers
7 Usage Examples
7.1 Replacing an Early Dialog at the Originator
8 Security Considerations
9 IANA Considerations
9.1 Registration of "Replaces" SIP Header
9.2 Registration of "replaces" SIP Option-tag
10 Acknowledgments
11 References
11.1 Normative References
11.2 Informative References
12 Authors' Addresses
13 Full Copyright Statement`,
  3892: `The Session Initiation Protocol (SIP) Referred-By Mechanism
1 Overview
1.1 Requirements Notation
2 The Referred-By Mechanism
2.1 Referrer Behavior
2.2 Referee Behavior
2.3 Refer Target Behavior
3 The Referred-By Header Field
4 The Referred-By Token
4.1 Refer Target Inspection of a Referred-By Token
5 The 429 Provide Referrer Identity Error Response
6 Security Considerations
6.1 Identifying the Referee in the Referred-by Token
7 Examples
7.1 Basic REFER
7.2 Insecure REFER
7.3 Requiring Referrer Identity
7.4 Nested REFER
8 IANA Considerations
9 Contributors
10 References
10.1 Normative References
10.2 Informative References
11 Author's Address
12 Full Copyright Statement`,
  3903: `Session Initiation Protocol (SIP) Extension for Event State Publication
1 Introduction
2 Definitions and Document Conventions
3 Overall Operation
4 Constructing PUBLISH Requests
4.1 Identification of Published Event State
4.2 Creating Initial Publication
4.3 Refreshing Event State
4.4 Modifying Event State
4.5 Removing Event State
5 Processing PUBLISH Responses
6 Processing PUBLISH Requests
7 Processing OPTIONS Requests
8 Use of Entity-tags in PUBLISH
8.1 General Notes
8.2 Client Usage
8.3 Server Usage
9 Controlling the Rate of Publication
10 Considerations for Event Packages using PUBLISH
10.1 PUBLISH Bodies
10.2 PUBLISH Response Bodies
10.3 Multiple Sources for Event State
10.4 Event State Segmentation
10.5 Rate of Publication
11 Protocol Element Definitions
11.1 New Methods
11.1.1 PUBLISH Method
11.2 New Response Codes
11.2.1 "412 Conditional Request Failed" Response Code
11.3 New Header Fields
11.3.1 "SIP-ETag" Header Field
11.3.2 "SIP-If-Match" Header Field
12 Augmented BNF Definitions
13 IANA Considerations
13.1 Methods
13.2 Response Codes
13.3 Header Field Names
14 Security Considerations
14.1 Access Control
14.2 Denial of Service Attacks
14.3 Replay Attacks
14.4 Man in the Middle Attacks
14.5 Confidentiality
15 Examples
16 Contributors
17 Acknowledgements
18 References
18.1 Normative References
18.2 Informative References`,
  3911: `The Session Initiation Protocol (SIP) "Join" Header
1 Introduction
2 Conventions
3 Applicability of RFC 2804 ("Raven")
4 User Agent Server Behavior: Receiving a Join Header
5 User Agent Client Behavior: Sending a Join header
6 Proxy behavior
7 Syntax
7.1 The Join Header
7.2 New option tag for Require and Supported headers
8 Usage Examples
8.1 Join accepted and transitioned to central conference
8.2 Join rejected
9 Security Considerations
10 IANA Considerations
10.1 Registration of "Join" SIP header
10.2 Registration of "join" SIP Option-tag
11 Acknowledgments
12 References
12.1 Normative References
12.2 Informative References
13 Authors' Addresses
14 Full Copyright Statement`,
  3966: `The tel URI for Telephone Numbers
1 Introduction
2 Terminology
3 URI Syntax
4 URI Comparisons
5 Phone Numbers and Their Context
5.1 Phone Numbers
5.1.1 Separators in Phone Numbers
5.2 ISDN Subaddresses
5.3 Phone Extensions
5.4 Other Parameters
6 Examples
7 Rationale
7.1 Why Not Just Put Telephone Numbers in SIP URIs?
7.2 Why Not Distinguish between Call Types?
7.3 Why tel
7.4 Do Not Confuse Numbers with How They Are Dialed
8 Usage of Telephone URIs in HTML
9 Use of "tel" URIs with SIP (Informative)
10 Acknowledgments
11 Security Considerations
12 Changes Since RFC 2806
13 References
13.1 Normative References
13.2 Informative References`,
  4028: `Session Timers in the Session Initiation Protocol (SIP)
1 Introduction
2 Terminology
3 Overview of Operation
4 Session-Expires Header Field Definition
5 Min-SE Header Field Definition
6 422 Response Code Definition
7 UAC Behavior
7.1 Generating an Initial Session Refresh Request
7.2 Processing a 2xx Response
7.3 Processing a 422 Response
7.4 Generating Subsequent Session Refresh Requests
8 Proxy Behavior
8.1 Processing of Requests
8.2 Processing of Responses
8.3 Session Expiration
9 UAS Behavior
10 Performing Refreshes
11 Security Considerations
11.1 Inside Attacks
11.2 Outside Attacks
12 IANA Considerations
12.1 IANA Registration of Min-SE and Session-Expires Header Fields
12.2 IANA Registration of the 422 (Session Interval Too Small) Response Code
12.3 IANA Registration of the 'timer' Option Tag
13 Example Call Flow
14 Acknowledgements
15 References
15.1 Normative References
15.2 Informative References
N none uas
Y none uas or uac`,
  4235: `An INVITE-Initiated Dialog Event Package for the Session Initiation Protocol (SIP)
1 Introduction
2 Terminology
3 Dialog Event Package
3.1 Event Package Name
3.2 Event Package Parameters
3.3 SUBSCRIBE Bodies
3.4 Subscription Duration
3.5 NOTIFY Bodies
3.6 Notifier Processing of SUBSCRIBE Requests
3.7 Notifier Generation of NOTIFY Requests
3.7.1 The Dialog State Machine
3.7.2 Applying the State Machine
3.8 Subscriber Processing of NOTIFY Requests
3.9 Handling of Forked Requests
3.10 Rate of Notifications
3.11 State Agents
4 Dialog Information Format
4.1 Structure of Dialog Information
4.1.1 Dialog Element
4.1.2 State Element
4.1.3 Duration Element
4.1.4 Replaces Element
4.1.5 Referred-By Element
4.1.6 Local and Remote Elements
4.1.6.1 Identity Element
4.1.6.2 Target Element
4.1.6.3 Session Description Element
4.2 Sample Notification Body
4.3 Constructing Coherent State
4.4 Schema
5 Definition of New Media Feature Parameters
5.1 The "sip.byeless" Parameter
5.2 The "sip.rendering" parameter
6 Examples
6.1 Basic Example
6.2 Emulating a Shared-Line Phone System
6.3 Minimal Dialog Information with Privacy
7 Security Considerations
8 IANA Considerations
8.1 application/dialog-info+xml MIME Registration
8.2 URN Sub-Namespace Registration for urn:ietf:params:xml:ns:dialog-info
8.3 Schema Registration
8.4 Media Feature Parameter Registration
8.4.1 sip.byeless
8.4.2 sip.rendering
9 Acknowledgements
10 References
10.1 Normative References
10.2 Informative References`,
  4320: `Actions Addressing Identified Issues with the Session Initiation Protocol's (SIP) Non-INVITE Transaction
1 Introduction
2 Improving the Situation When Responses Are Only Delayed
2.1 Action 1: Make the best use of provisional responses
2.2 Action 2: Remove the useless late-response storm
3 Improving the Situation When an Element Is Not Going to Respond
4 Normative Updates to RFC 3261
4.1 Action 1
4.2 Action 2
5 Security Considerations
6 Contributors
7 Normative References`,
  4321: `Problems Identified Associated with the Session Initiation Protocol's (SIP) Non-INVITE Transaction
1 Problems under the Current Specifications
1.1 NITs must complete immediately or risk losing a race
1.2 Provisional responses can delay recovery from lost final responses
1.3 Delayed responses will temporarily blacklist an element
1.4 408 for non-INVITE is not useful
1.5 Non-INVITE timeouts doom forking proxies
1.6 Mismatched timer values make winning the race harder
2 Security Considerations
3 Acknowledgements
4 Informative References`,
  4353: `A Framework for Conferencing with the Session Initiation Protocol (SIP)
1 Introduction
2 Terminology
3 Overview of Conferencing Architecture
3.1 Usage of URIs
4 Functions of the Elements
4.1 Focus
4.2 Conference Policy Server
4.3 Mixers
4.4 Conference Notification Service
4.5 Participants
4.6 Conference Policy
5 Common Operations
5.1 Creating Conferences
5.2 Adding Participants
5.3 Removing Participants
5.4 Destroying Conferences
5.5 Obtaining Membership Information
5.6 Adding and Removing Media
5.7 Conference Announcements and Recordings
6 Physical Realization
6.1 Centralized Server
6.2 Endpoint Server
6.3 Media Server Component
6.4 Distributed Mixing
6.5 Cascaded Mixers
7 Security Considerations
8 Contributors
9 Acknowledgements
10 Informative References`,
  4475: `Session Initiation Protocol (SIP) Torture Test Messages
1 Overview
2 Document Conventions
2.1 Representing Long Lines
2.2 Representing Non-printable Characters
2.3 Representing Long Repeating Strings
3 SIP Test Messages
3.1 Parser Tests (syntax)
3.1.1 Valid Messages
3.1.1.1 A Short Tortuous INVITE
3.1.1.2 Wide Range of Valid Characters
3.1.1.3 Valid Use of the % Escaping Mechanism
3.1.1.4 Escaped Nulls in URIs
3.1.1.5 Use of % When It Is Not an Escape
3.1.1.6 Message with No LWS between Display Name and <
3.1.1.7 Long Values in Header Fields
3.1.1.8 Extra Trailing Octets in a UDP Datagram
3.1.1.9 Semicolon-Separated Parameters in URI User Part
3.1.1.10 Varied and Unknown Transport Types
3.1.1.11 Multipart MIME Message
3.1.1.12 Unusual Reason Phrase
3.1.1.13 Empty Reason Phrase
3.1.2 Invalid Messages
3.1.2.1 Extraneous Header Field Separators
3.1.2.2 Content Length Larger Than Message
3.1.2.3 Negative Content-Length
3.1.2.4 Request Scalar Fields with Overlarge Values
3.1.2.5 Response Scalar Fields with Overlarge Values
3.1.2.6 Unterminated Quoted String in Display Name
3.1.2.7 <> Enclosing Request-URI
3.1.2.8 Malformed SIP Request-URI (embedded LWS)
3.1.2.9 Multiple SP Separating Request-Line Elements
3.1.2.10 SP Characters at End of Request-Line
3.1.2.11 Escaped Headers in SIP Request-URI
3.1.2.12 Invalid Time Zone in Date Header Field
3.1.2.13 Failure to Enclose name-addr URI in <>
3.1.2.14 Spaces within addr-spec
3.1.2.15 Non-token Characters in Display Name
3.1.2.16 Unknown Protocol Version
3.1.2.17 Start Line and CSeq Method Mismatch
3.1.2.18 Unknown Method with CSeq Method Mismatch
3.1.2.19 Overlarge Response Code
3.2 Transaction Layer Semantics
3.2.1 Missing Transaction Identifier
3.3 Application-Layer Semantics
3.3.1 Missing Required Header Fields
3.3.2 Request-URI with Unknown Scheme
3.3.3 Request-URI with Known but Atypical Scheme
3.3.4 Unknown URI Schemes in Header Fields
3.3.5 Proxy-Require and Require
3.3.6 Unknown Content-Type
3.3.7 Unknown Authorization Scheme
3.3.8 Multiple Values in Single Value Required Fields
3.3.9 Multiple Content-Length Values
3.3.10 200 OK Response with Broadcast Via Header Field Value
3.3.11 Max-Forwards of Zero
3.3.12 REGISTER with a Contact Header Parameter
3.3.13 REGISTER with a url-parameter
3.3.14 REGISTER with a URL Escaped Header
3.3.15 Unacceptable Accept Offering
3.4 Backward Compatibility
3.4.1 INVITE with RFC 2543 Syntax
4 Security Considerations
5 Acknowledgements
6 Informative References
A Bit-Exact Archive of Each Test Message
A.1 Encoded Reference Messages`,
  4488: `Suppression of Session Initiation Protocol (SIP) REFER Method Implicit Subscription
1 Introduction
2 Terminology
3 Motivation
4 Definitions
5 Preventing Forking of REFER Requests
6 Example
7 IANA Considerations
8 Security Considerations
9 Acknowledgements
10 References
10.1 Normative References
10.2 Informative References`,
  4538: `Request Authorization through Dialog Identification in the Session Initiation Protocol (SIP)
1 Introduction
1.1 Terminology
2 Overview of Operation
3 User Agent Client (UAC) Behavior
4 User Agent Server Behavior
5 Proxy Behavior
6 Extensibility Considerations
7 Header Field Definition
8 Security Considerations
9 Relationship with In-Reply-To
10 Example Call Flow
11 IANA Considerations
11.1 Header Field
11.2 Header Field Parameters
11.2.1 local-tag
11.2.2 remote-tag
11.3 SIP Option Tag
12 Acknowledgements
13 References
13.1 Normative References
13.2 Informative References`,
  4566: `SDP: Session Description Protocol
1 Introduction
2 Glossary of Terms
3 Examples of SDP Usage
3.1 Session Initiation
3.2 Streaming Media
3.3 Email and the World Wide Web
3.4 Multicast Session Announcement
4 Requirements and Recommendations
4.1 Media and Transport Information
4.2 Timing Information
4.3 Private Sessions
4.4 Obtaining Further Information about a Session
4.5 Categorisation
4.6 Internationalisation
5 SDP Specification
5.1 Protocol Version ("v=")
5.2 Origin ("o=")
5.3 Session Name ("s=")
5.4 Session Information ("i=")
5.5 URI ("u=")
5.6 Email Address and Phone Number ("e=" and "p=")
5.7 Connection Data ("c=")
5.8 Bandwidth ("b=")
5.9 Timing ("t=")
5.10 Repeat Times ("r=")
5.11 Time Zones ("z=")
5.12 Encryption Keys ("k=")
5.13 Attributes ("a=")
5.14 Media Descriptions ("m=")
6 SDP Attributes
7 Security Considerations
8 IANA Considerations
8.1 The "application/sdp" Media Type
8.2 Registration of Parameters
8.2.1 Media Types ("media")
8.2.2 Transport Protocols ("proto")
8.2.3 Media Formats ("fmt")
8.2.4 Attribute Names ("att-field")
8.2.5 Bandwidth Specifiers ("bwtype")
8.2.6 Network Types ("nettype")
8.2.7 Address Types ("addrtype")
8.2.8 Registration Procedure
8.3 Encryption Key Access Methods
9 SDP Grammar
10 Summary of Changes from RFC 2327
11 Acknowledgements
12 References
12.1 Normative References
12.2 Informative References`,
  4579: `Session Initiation Protocol (SIP) Call Control - Conferencing for User Agents
1 Introduction
2 Terminology
3 SIP User Agent Conferencing Capability Types
3.1 Focus UA
3.2 Conference Factory URI
3.3 Conference-Unaware UA
3.4 Conference-Aware UA
4 Usage of the 'isfocus' Feature Parameter
4.1 General
4.2 Session Establishment
4.3 Discovery
5 SIP Conferencing Primitives
5.1 INVITE: Joining a Conference Using the Conference URI - Dial-In
5.2 INVITE: Adding a Participant by the Focus - Dial-Out
5.3 INVITE: Manually Creating a Conference by Dialing In to a Conferencing Application
5.4 INVITE: Creating a Conference Using Ad-Hoc SIP Methods
5.5 REFER: Requesting a Focus to Add a New Resource to a Conference (Dial Out to a New Participant)
5.6 REFER: Requesting a User to Dial in to a Conference Using a Conference URI
5.7 REFER with REFER: Requesting a Focus to Refer a Participant to Dial in to the Conference
5.8 Join Header Field: Dialing in to a Conference Using a (3rd Party) Dialog Identifier
5.9 Replaces Header Field: Switching User Agents within a Conference
5.10 Replaces Header Field: Transferring a Point-to-Point Session in to a Conference
5.11 REFER with BYE: Requesting That the Focus Remove a Participant from a Conference
5.12 Deleting a Conference
5.13 Discovery of URI Properties Using OPTIONS
6 Security Considerations
7 Contributors
8 References
8.1 Normative References
8.2 Informative References`,
  4733: `RTP Payload for DTMF Digits, Telephony Tones, and Telephony Signals
1 Introduction
1.1 Terminology
1.2 Overview
1.3 Potential Applications
1.4 Events, States, Tone Patterns, and Voice-Encoded Tones
2 RTP Payload Format for Named Telephone Events
2.1 Introduction
2.2 Use of RTP Header Fields
2.2.1 Timestamp
2.2.2 Marker Bit
2.3 Payload Format
2.3.1 Event Field
2.3.2 E ("End") Bit
2.3.3 R Bit
2.3.4 Volume Field
2.3.5 Duration Field
2.4 Optional Media Type Parameters
2.4.1 Relationship to SDP
2.5 Procedures
2.5.1 Sending Procedures
2.5.1.1 Negotiation of Payloads
2.5.1.2 Transmission of Event Packets
2.5.1.3 Long-Duration Events
2.5.1.3.1 Exceptional Procedure for Combined Payloads
2.5.1.4 Retransmission of Final Packet
2.5.1.5 Packing Multiple Events into One Packet
2.5.1.6 RTP Sequence Number
2.5.2 Receiving Procedures
2.5.2.1 Indication of Receiver Capabilities Using SDP
2.5.2.2 Playout of Tone Events
2.5.2.3 Long-Duration Events
2.5.2.3.1 Exceptional Procedure for Combined Payloads
2.5.2.4 Multiple Events in a Packet
2.5.2.5 Soft States
2.6 Congestion and Performance
2.6.1 Performance Requirements
2.6.2 Reliability Mechanisms
2.6.3 Adjusting to Congestion
3 Specification of Event Codes for DTMF Events
3.1 DTMF Applications
3.2 DTMF Events
3.3 Congestion Considerations
4 RTP Payload Format for Telephony Tones
4.1 Introduction
4.2 Examples of Common Telephone Tone Signals
4.3 Use of RTP Header Fields
4.3.1 Timestamp
4.3.2 Marker Bit
4.3.3 Payload Format
4.3.4 Optional Media Type Parameters
4.4 Procedures
4.4.1 Sending Procedures
4.4.2 Receiving Procedures
4.4.3 Handling of Congestion
5 Examples
6 Security Considerations
7 IANA Considerations
7.1 Media Type Registrations
7.1.1 Registration of Media Type audio/telephone-event
7.1.2 Registration of Media Type audio/tone
8 Acknowledgements
9 References
9.1 Normative References
9.2 Informative References
A Summary of Changes from RFC 2833`,
  5057: `Multiple Dialog Usages in the Session Initiation Protocol
1 Overview
2 Introduction
3 Examples of Multiple Usages
3.1 Transfer
3.2 Reciprocal Subscription
4 Usage Creation and Destruction
4.1 Invite Usages
4.2 Subscribe usages
5 Proper Handling of Multiple Usages
5.1 A Survey of the Effect of Failure Responses on Usages and Dialogs
5.2 Transaction Timeouts
5.3 Matching Requests to Usages
5.4 Target Refresh Requests
5.5 Refreshing and Terminating Usages
5.6 Refusing New Usages
5.7 Replacing Usages
6 Avoiding Multiple Usages
7 Security Considerations
8 Conclusion
9 Acknowledgments
10 Informative References`,
  5359: `Session Initiation Protocol Service Examples
1 Overview
1.1 Legend for Message Flows
2 Service Examples
2.1 Call Hold
2.2 Consultation Hold
2.3 Music on Hold
2.4 Transfer - Unattended
2.5 Transfer - Attended
2.6 Transfer - Instant Messaging
2.7 Call Forwarding Unconditional
2.8 Call Forwarding - Busy
2.9 Call Forwarding - No Answer
2.10 3-Way Conference - Third Party Is Added
2.11 3-Way Conference - Third Party Joins
2.12 Find-Me
2.13 Call Management (Incoming Call Screening)
2.14 Call Management (Outgoing Call Screening)
2.15 Call Park
2.16 Call Pickup
2.17 Automatic Redial
2.18 Click to Dial
3 Security Considerations
4 Acknowledgements
5 References
5.1 Normative References
5.2 Informative References`,
  5393: `Addressing an Amplification Vulnerability in Session Initiation Protocol (SIP) Forking Proxies
1 Introduction
2 Conventions and Definitions
3 Vulnerability: Leveraging Forking to Flood a Network
4 Updates to RFC 3261
4.1 Strengthening the Requirement to Perform Loop Detection
4.2 Correcting and Clarifying the RFC
4.2.1 Update to Section 16.6
4.2.2 Update to Section 16.3
4.2.3 Impact of Loop Detection on Overall Network Performance
4.2.4 Note to Implementers
5 Max-Breadth
5.1 Overview
5.2 Examples
5.3 Formal Mechanism
5.3.1 Max-Breadth Header Field
5.3.2 Terminology
5.3.3 Proxy Behavior
5.3.3.1 Reusing Max-Breadth
5.3.4 UAC Behavior
5.3.5 UAS Behavior
5.4 Implementer Notes
5.4.1 Treatment of CANCEL
5.4.2 Reclamation of Max-Breadth on 2xx Responses
5.4.3 Max-Breadth and Automaton UAs
5.5 Parallel and Sequential Forking
5.6 Max-Breadth Split Weight Selection
5.7 Max-Breadth's Effect on Forking-Based Amplification Attacks
5.8 Max-Breadth Header Field ABNF Definition
6 IANA Considerations
6.1 Max-Breadth Header Field
6.2 440 Max-Breadth Exceeded Response
7 Security Considerations
7.1 Alternate Solutions That Were Considered and Rejected
8 Acknowledgments
9 References
9.1 Normative References
9.2 Informative References`,
  5407: `Example Call Flows of Race Conditions in the Session Initiation Protocol (SIP)
1 Overview
1.1 General Assumptions
1.2 Legend for Message Flows
1.3 SIP Protocol Assumptions
2 The Dialog State Machine for INVITE Dialog Usage
3 Race Conditions
3.1 Receiving Message in the Moratorium State
3.1.1 Callee Receives Initial INVITE Retransmission (Preparative State) While in the Moratorium State
3.1.2 Callee Receives CANCEL (Early State) While in the Moratorium State
3.1.3 Callee Receives BYE (Early State) While in the Moratorium State
3.1.4 Callee Receives re-INVITE (Established State) While in the Moratorium State (Case 1)
3.1.5 Callee Receives re-INVITE (Established State) While in the Moratorium State (Case 2)
3.1.6 Callee Receives BYE (Established State) While in the Moratorium State
3.2 Receiving Message in the Mortal State
3.2.1 UA Receives BYE (Established State) While in the Mortal State
3.2.2 UA Receives re-INVITE (Established State) While in the Mortal State
3.2.3 UA Receives 200 OK for re-INVITE (Established State) While in the Mortal State
3.2.4 Callee Receives ACK (Moratorium State) While in the Mortal State
3.3 Other Race Conditions
3.3.1 Re-INVITE Crossover
3.3.2 UPDATE and re-INVITE Crossover
3.3.3 Receiving REFER (Established State) While in the Mortal State
4 Security Considerations
5 Acknowledgements
6 References
6.1 Normative References
6.2 Informative References
A BYE in the Early Dialog
B BYE Request Overlapping with re-INVITE
C UA's Behavior for CANCEL
D Notes on the Request in the Mortal State
E Forking and Receiving New To Tags`,
  5589: `Session Initiation Protocol (SIP) Call Control - Transfer
1 Overview
2 Actors and Roles
3 Terminology
4 Requirements
5 Using REFER to Achieve Call Transfer
6 Basic Transfer
6.1 Successful Transfer
6.2 Transfer with Dialog Reuse
6.3 Failed Transfer
6.3.1 Target Busy
6.3.2 Transfer Target Does Not Answer
7 Transfer with Consultation Hold
7.1 Exposing Transfer Target
7.2 Protecting Transfer Target
7.3 Attended Transfer
7.4 Recovery When One Party Does Not Support REFER
7.5 Attended Transfer When Contact URI Is Not Known to Route to a User Agent
7.6 Semi-Attended Transfer
7.7 Attended Transfer Fallback to Basic Transfer
8 Transfer with Referred-By
9 Transfer as an Ad Hoc Conference
10 Transfer with Multiple Parties
11 Gateway Transfer Issues
11.1 Coerce Gateway Hairpins to the Same Gateway
11.2 Consultative Turned Blind Gateway Glare
12 Security Considerations
13 Acknowledgments
14 References
14.1 Normative References
14.2 Informative References`,
  5621: `Message Body Handling in the Session Initiation Protocol (SIP)
1 Introduction
2 Terminology
3 Message Body Encoding
3.1 Background on Message Body Encoding
3.2 UA Behavior to Encode Binary Message Bodies
4 'multipart' Message Bodies
4.1 Background on 'multipart' Message Bodies
4.2 Mandatory Support for 'multipart' Message Bodies
4.3 UA Behavior to Generate 'multipart' Message Bodies
5 'multipart/mixed' Message Bodies
6 'multipart/alternative' Message Bodies
6.1 Background on 'multipart/alternative' Message Bodies
6.2 UA Behavior to Generate 'multipart/alternative' Message Bodies
6.3 UA Behavior to Process 'multipart/alternative' Message Bodies
7 'multipart/related' Message Bodies
7.1 Background on 'multipart/related' Message Bodies
7.2 UA Behavior to Generate 'multipart/related' Message Bodies
7.3 UA Behavior to Process 'multipart/related' Message Bodies
8 Disposition Types
8.1 Background on Content and Disposition Types in SIP
8.2 UA Behavior to Set the 'handling' Parameter
8.3 UA Behavior to Process 'multipart/alternative'
8.4 UAS Behavior to Report Unsupported Message Bodies
9 Message Body Processing
9.1 Background on References to Message Body Parts
9.2 UA Behavior to Generate References to Message Bodies
9.3 UA Behavior to Process Message Bodies
9.4 The 'by-reference' Disposition Type
10 Guidelines to Authors of SIP Extensions
11 Security Considerations
12 IANA Considerations
12.1 Registration of the 'by-reference' Disposition Type
12.2 Update of the 'handling' Parameter Registration
13 Acknowledgements
14 References
14.1 Normative References
14.2 Informative References`,
  5626: `Managing Client-Initiated Connections in the Session Initiation Protocol (SIP)
1 Introduction
2 Conventions and Terminology
2.1 Definitions
3 Overview
3.1 Summary of Mechanism
3.2 Single Registrar and UA
3.3 Multiple Connections from a User Agent
3.4 Edge Proxies
3.5 Keep-Alive Technique
3.5.1 CRLF Keep-Alive Technique
3.5.2 STUN Keep-Alive Technique
4 User Agent Procedures
4.1 Instance ID Creation
4.2 Registrations
4.2.1 Initial Registrations
4.2.2 Subsequent REGISTER Requests
4.2.3 Third-Party Registrations
4.3 Sending Non-REGISTER Requests
4.4 Keep-Alives and Detecting Flow Failure
4.4.1 Keep-Alive with CRLF
4.4.2 Keep-Alive with STUN
4.5 Flow Recovery
5 Edge Proxy Procedures
5.1 Processing Register Requests
5.2 Generating Flow Tokens
5.3 Forwarding Non-REGISTER Requests
5.3.1 Processing Incoming Requests
5.3.2 Processing Outgoing Requests
5.4 Edge Proxy Keep-Alive Handling
6 Registrar Procedures
7 Authoritative Proxy Procedures: Forwarding Requests
8 STUN Keep-Alive Processing
8.1 Use with SigComp
9 Example Message Flow
9.1 Subscription to Configuration Package
9.2 Registration
9.3 Incoming Call and Proxy Crash
9.4 Re-Registration
9.5 Outgoing Call
10 Grammar
11 IANA Considerations
11.1 Flow-Timer Header Field
11.2 "reg-id" Contact Header Field Parameter
11.3 SIP/SIPS URI Parameters
11.4 SIP Option Tag
11.5 430 (Flow Failed) Response Code
11.6 439 (First Hop Lacks Outbound Support) Response Code
11.7 Media Feature Tag
12 Security Considerations
13 Operational Notes on Transports
14 Requirements
15 Acknowledgments
16 References
16.1 Normative References
16.2 Informative References
A Default Flow Registration Backoff Times
B ABNF`,
  5627: `Obtaining and Using Globally Routable User Agent URIs (GRUUs) in the Session Initiation Protocol (SIP)
1 Introduction
2 Terminology
3 Overview of Operation
3.1 Structure of GRUUs
3.1.1 GRUUs That Expose the Underlying AOR
3.1.2 GRUUs That Hide the Underlying AOR
3.2 Obtaining a GRUU
3.3 Using a GRUU
3.4 Dereferencing a GRUU
4 User Agent Behavior
4.1 Generating a REGISTER Request
4.2 Learning GRUUs from REGISTER Responses
4.3 Constructing a Self-Made GRUU
4.4 Using One's Own GRUUs
4.4.1 Considerations for Multiple AORs
4.5 Dereferencing a GRUU
4.6 Rendering GRUUs on a User Interface
5 Registrar Behavior
5.1 Processing a REGISTER Request
5.2 Generating a REGISTER Response
5.3 Timing Out a Registration
5.4 Creation of a GRUU
5.5 Registration Event Support
6 Proxy Behavior
6.1 Request Targeting
6.2 Record-Routing
7 Grammar
8 Requirements
9 Example Call Flow
10 Security Considerations
10.1 Outside Attacks
10.2 Inside Attacks
10.3 Privacy Considerations
11 IANA Considerations
11.1 Header Field Parameter
11.2 URI Parameter
11.3 SIP Option Tag
12 Acknowledgments
13 References
13.1 Normative References
13.2 Informative References
A Example GRUU Construction Algorithms
A.1 Public GRUU
A.2 Temporary GRUU
B Network Design Considerations`,
  5630: `The Use of the SIPS URI Scheme in the Session Initiation Protocol (SIP)
1 Introduction
2 Terminology
3 Background
3.1 Models for Using TLS in SIP
3.1.1 Server-Provided Certificate
3.1.2 Mutual Authentication
3.1.3 Using TLS with SIP Instead of SIPS
3.1.4 Usage of the transport=tls URI Parameter and the TLS Via Parameter
3.2 Detection of Hop-by-Hop Security
3.3 The Problems with the Meaning of SIPS in RFC 3261
4 Overview of Operations
4.1 Routing
5 Normative Requirements
5.1 General User Agent Behavior
5.1.1 UAC Behavior
5.1.1.1 Registration
5.1.1.2 SIPS in a Dialog
5.1.1.3 Derived Dialogs and Transactions
5.1.1.4 GRUU
5.1.2 UAS Behavior
5.2 Registrar Behavior
5.2.1 GRUU
5.3 Proxy Behavior
5.4 Redirect Server Behavior
6 Call Flows
6.1 Bob Registers His Contacts
6.2 Alice Calls Bob's SIPS AOR
6.3 Alice Calls Bob's SIP AOR Using TCP
6.4 Alice Calls Bob's SIP AOR Using TLS
7 Further Considerations
8 Security Considerations
9 IANA Considerations
10 Acknowledgments
11 References
11.1 Normative References
11.2 Informative References
A Bug Fixes for RFC 3261`,
  5658: `Addressing Record-Route Issues in the Session Initiation Protocol (SIP)
1 Introduction
2 Terminology
3 Problem Statement
3.1 Background: Multi-Homed Proxies
3.2 Identified Problems
4 Record-Route Rewriting
5 Double Record-Routing
6 Usage of Transport Protocol Parameter
6.1 UA Implementation Problems and Recommendations
6.2 Proxy Implementation Problems and Recommendations
7 Conclusion
8 Security Considerations
9 Acknowledgments
10 References
10.1 Normative References
10.2 Informative References`,
  5876: `Updates to Asserted Identity in the Session Initiation Protocol (SIP)
1 Introduction
2 Terminology
3 Discussion
3.1 Inclusion of P-Asserted-Identity by a UAC
3.2 Inclusion of P-Asserted-Identity in Any Request
3.3 Dialog Implications
4 Behaviour
4.1 UAC Behaviour
4.2 Proxy Behaviour
4.3 Registrar Behaviour
4.4 UAS Behaviour
4.5 General Handling
5 Security Considerations
6 Acknowledgements
7 References
7.1 Normative References
7.2 Informative References`,
  5922: `Domain Certificates in the Session Initiation Protocol (SIP)
1 Introduction
2 Terminology
2.1 Key Words
3 Problem Statement
4 SIP Domain to Host Resolution
5 The Need for Mutual Interdomain Authentication
6 Certificate Usage by a SIP Service Provider
7 Behavior of SIP Entities
7.1 Finding SIP Identities in a Certificate
7.2 Comparing SIP Identities
7.3 Client Behavior
7.4 Server Behavior
7.5 Proxy Behavior
7.6 Registrar Behavior
7.7 Redirect Server Behavior
7.8 Virtual SIP Servers and Certificate Content
8 Security Considerations
8.1 Connection Authentication Using Digest
9 Acknowledgments
10 References
10.1 Normative References
10.2 Informative References
A Editorial Guidance (Non-Normative)
A.1 Additions
A.2 Changes
A.2.1 Changes to Section 26.3.1`,
  5923: `Connection Reuse in the Session Initiation Protocol (SIP)
1 Introduction
2 Terminology
3 Applicability Statement
4 Benefits of TLS Connection Reuse
5 Overview of Operation
6 Requirements
7 Formal Syntax
8 Normative Behavior
8.1 Client Behavior
8.2 Server Behavior
8.3 Closing a TLS Connection
9 Security Considerations
9.1 Authenticating TLS Connections: Client View
9.2 Authenticating TLS Connections: Server View
9.3 Connection Reuse and Virtual Servers
10 Connection Reuse and SRV Interaction
11 IANA Considerations
12 Acknowledgments
13 References
13.1 Normative References
13.2 Informative References`,
  6026: `Correct Transaction Handling for 2xx Responses to Session Initiation Protocol (SIP) INVITE Requests
1 Introduction
2 Conventions and Definitions
3 Reason for Change
4 Summary of Change
5 Consequences if Not Implemented
6 The Change
7 Change Details
7.1 Server Transaction Impacts
7.2 Client Transaction Impacts
7.3 Proxy Considerations
8 Exact Changes to RFC 3261
8.1 Page 85
8.2 Page 107
8.3 Page 114
8.4 Pages 126 through 128
8.5 Pages 134 to 135
8.6 Page 136
8.7 Page 137
8.8 Page 141
8.9 Page 144
8.10 Page 146
8.11 Page 265
9 IANA Considerations
10 Security Considerations
11 Acknowledgments
12 Normative References`,
  6086: `Session Initiation Protocol (SIP) INFO Method and Package Framework
1 Introduction
1.1 Conventions Used in This Document
2 Motivation
3 Applicability and Backward Compatibility
4 The INFO Method
4.1 General
4.2 INFO Request
4.2.1 INFO Request Sender
4.2.2 INFO Request Receiver
4.2.3 SIP Proxies
4.3 INFO Message Body
4.3.1 INFO Request Message Body
4.3.2 INFO Response Message Body
4.4 Order of Delivery
5 Info Packages
5.1 General
5.2 User Agent Behavior
5.2.1 General
5.2.2 UA Procedures
5.2.3 Recv-Info Header Field Rules
5.2.4 Info Package Fallback Rules
5.3 REGISTER Processing
6 Formal INFO Method Definition
6.1 INFO Method
7 INFO Header Fields
7.1 General
7.2 Info-Package Header Field
7.3 Recv-Info Header Field
8 Info Package Considerations
8.1 General
8.2 Appropriateness of Info Package Usage
8.3 INFO Request Rate and Volume
8.4 Alternative Mechanisms
8.4.1 Alternative SIP Signaling Plane Mechanisms
8.4.1.1 General
8.4.1.2 SUBSCRIBE/NOTIFY
8.4.1.3 MESSAGE
8.4.2 Media Plane Mechanisms
8.4.2.1 General
8.4.2.2 MRCP
8.4.2.3 MSRP
8.4.3 Non-SIP-Related Mechanisms
9 Syntax
9.1 General
9.2 ABNF
10 Info Package Requirements
10.1 General
10.2 Overall Description
10.3 Applicability
10.4 Info Package Name
10.5 Info Package Parameters
10.6 SIP Option-Tags
10.7 INFO Message Body Parts
10.8 Info Package Usage Restrictions
10.9 Rate of INFO Requests
10.10 Info Package Security Considerations
10.11 Implementation Details
10.12 Examples
11 IANA Considerations
11.1 Update to Registration of SIP INFO Method
11.2 Registration of the Info-Package Header Field
11.3 Registration of the Recv-Info Header Field
11.4 Creation of the Info Packages Registry
11.5 Registration of the Info-Package Content-Disposition
11.6 SIP Response Code 469 Registration
12 Examples
12.1 Indication of Willingness to Receive INFO Requests for Info Packages
12.1.1 Initial INVITE Request
12.1.2 Target Refresh
12.2 INFO Request Associated with Info Package
12.2.1 Single Payload
12.2.2 Multipart INFO
12.2.2.1 Non-Info Package Body Part
12.2.2.2 Info Package with Multiple Body Parts inside Multipart Body Part
12.2.2.3 Info Package with Single Body Part inside Multipart Body Part
13 Security Considerations
14 References
14.1 Normative References
14.2 Informative References
A Acknowledgements`,
  6228: `Session Initiation Protocol (SIP) Response Code for Indication of Terminated Dialog
1 Introduction
2 Terminology
3 Applicability and Limitation
4 User Agent Client Behavior
5 User Agent Server Behavior
6 Proxy Behavior
7 Backward Compatibility
8 Usage with SDP Offer/Answer
9 Message Flow Examples
9.1 Example with a Forking Proxy that Generates 199
9.2 Example with a Forking Proxy that Receives 200 OK
9.3 Example with Two Forking Proxies, of which One Generates 199
10 Security Considerations
11 IANA Considerations
11.1 IANA Registration of the 199 Response Code
11.2 IANA Registration of the 199 Option-Tag
12 Acknowledgements
13 References
13.1 Normative References
13.2 Informative References`,
  6337: `Session Initiation Protocol (SIP) Usage of the Offer/Answer Model
1 Introduction
2 Summary of SIP Usage of the Offer/Answer Model
2.1 Terminology
2.2 Offer/Answer Exchange Pairs in SIP Messages
2.3 Rejection of an Offer
2.4 Session Description That Is Not an Offer or an Answer
3 Detailed Discussion of the Offer/Answer Model for SIP
3.1 Offer/Answer for the INVITE method with 100rel Extension
3.1.1 INVITE Request with SDP
3.1.2 INVITE Request without SDP
3.2 Offer/Answer Exchange in Early Dialog
3.3 Offer/Answer Exchange in an Established Dialog
3.4 Recovering from a Failed Re-INVITE
4 Exceptional Case Handling
4.1 Message Crossing Case Handling
4.2 Glare Case Handling
4.3 Interworking of UPDATE and Re-INVITE
5 Content of Offers and Answers
5.1 General Principle for Constructing Offers and Answers
5.2 Choice of Media Types and Formats to Include and Exclude
5.2.1 Sending an Initial INVITE with Offer
5.2.2 Responding with an Offer When the Initial INVITE Has No Offer
5.2.3 Answering an Initial INVITE with Offer
5.2.4 Answering When the Initial INVITE Had No Offer
5.2.5 Subsequent Offers and Answers
5.3 Hold and Resume of Media
5.4 Behavior on Receiving SDP with c=0.0.0.0
6 Security Considerations
7 Acknowledgements
8 References
8.1 Normative References
8.2 Informative References`,
  6665: `SIP-Specific Event Notification
1 Introduction
1.1 Overview of Operation
1.2 Documentation Conventions
2 Definitions
3 SIP Methods for Event Notification
3.1 SUBSCRIBE
3.1.1 Subscription Duration
3.1.2 Identification of Subscribed Events and Event Classes
3.1.3 Additional SUBSCRIBE Header Field Values
3.2 NOTIFY
3.2.1 Identification of Reported Events, Event Classes, and Current State
4 Node Behavior
4.1 Subscriber Behavior
4.1.1 Detecting Support for SIP Events
4.1.2 Creating and Maintaining Subscriptions
4.1.2.1 Requesting a Subscription
4.1.2.2 Refreshing of Subscriptions
4.1.2.3 Unsubscribing
4.1.2.4 Confirmation of Subscription Creation
4.1.3 Receiving and Processing State Information
4.1.4 Forking of SUBSCRIBE Requests
4.2 Notifier Behavior
4.2.1 Subscription Establishment and Maintenance
4.2.1.1 Initial SUBSCRIBE Transaction Processing
4.2.1.2 Confirmation of Subscription Creation/Refreshing
4.2.1.3 Authentication/Authorization of SUBSCRIBE Requests
4.2.1.4 Refreshing of Subscriptions
4.2.2 Sending State Information to Subscribers
4.2.3 PSTN/Internet Interworking (PINT) Compatibility
4.3 Proxy Behavior
4.4 Common Behavior
4.4.1 Dialog Creation and Termination
4.4.2 Notifier Migration
4.4.3 Polling Resource State
4.4.4 "Allow-Events" Header Field Usage
4.5 Targeting Subscriptions at Devices
4.5.1 Using GRUUs to Route to Devices
4.5.2 Sharing Dialogs
4.6 CANCEL Requests for SUBSCRIBE and NOTIFY Transactions
5 Event Packages
5.1 Appropriateness of Usage
5.2 Event Template-Packages
5.3 Amount of State to Be Conveyed
5.3.1 Complete State Information
5.3.2 State Deltas
5.4 Event Package Responsibilities
5.4.1 Event Package Name
5.4.2 Event Package Parameters
5.4.3 SUBSCRIBE Request Bodies
5.4.4 Subscription Duration
5.4.5 NOTIFY Request Bodies
5.4.6 Notifier Processing of SUBSCRIBE Requests
5.4.7 Notifier generation of NOTIFY requests
5.4.8 Subscriber Processing of NOTIFY Requests
5.4.9 Handling of Forked Requests
5.4.10 Rate of Notifications
5.4.11 State Aggregation
5.4.12 Examples
5.4.13 Use of URIs to Retrieve State
6 Security Considerations
6.1 Access Control
6.2 Notifier Privacy Mechanism
6.3 Denial-of-Service Attacks
6.4 Replay Attacks
6.5 Man-in-the-Middle Attacks
6.6 Confidentiality
7 IANA Considerations
7.1 Event Packages
7.1.1 Registration Information
7.1.2 Registration Template
7.2 Reason Codes
7.3 Header Field Names
7.4 Response Codes
8 Syntax
8.1 New Methods
8.1.1 SUBSCRIBE Method
8.1.2 NOTIFY Method
8.2 New Header Fields
8.2.1 "Event" Header Field
8.2.2 "Allow-Events" Header Field
8.2.3 "Subscription-State" Header Field
8.3 New Response Codes
8.3.1 202 (Accepted) Response Code
8.3.2 489 (Bad Event) Response Code
8.4 Augmented BNF Definitions
9 References
9.1 Normative References
9.2 Informative References
A Acknowledgements
B Changes from RFC 3265
B.1 Bug 666: Clarify use of "expires=xxx" with "terminated"
B.2 Bug 667: Reason code for unsub/poll not clearly spelled out
B.3 Bug 669: Clarify: SUBSCRIBE for a duration might be answered with a NOTIFY/expires=0
B.4 Bug 670: Dialog State Machine needs clarification
B.5 Bug 671: Clarify timeout-based removal of subscriptions
B.6 Bug 672: Mandate "expires" in NOTIFY
B.7 Bug 673: INVITE 481 response effect clarification
B.8 Bug 677: SUBSCRIBE response matching text in error
B.9 Bug 695: Document is not explicit about response to NOTIFY at subscription termination
B.10 Bug 696: Subscription state machine needs clarification
B.11 Bug 697: Unsubscription behavior could be clarified
B.12 Bug 699: NOTIFY and SUBSCRIBE are target refresh requests
B.13 Bug 722: Inconsistent 423 reason phrase text
B.14 Bug 741: Guidance needed on when to not include "Allow-Events"
B.15 Bug 744: 5xx to NOTIFY terminates a subscription, but should not
B.16 Bug 752: Detection of forked requests is incorrect
B.17 Bug 773: Reason code needs IANA registry
B.18 Bug 774: Need new reason for terminating subscriptions to resources that never change
B.19 Clarify Handling of "Route"/"Record-Route" in NOTIFY
B.20 Eliminate Implicit Subscriptions
B.21 Deprecate Dialog Reuse
B.22 Rationalize Dialog Creation
B.23 Refactor Behavior Sections
B.24 Clarify Sections That Need to Be Present in Event Packages
B.25 Make CANCEL Handling More Explicit
B.26 Remove "State Agent" Terminology
B.27 Miscellaneous Changes`,
  7092: `A Taxonomy of Session Initiation Protocol (SIP) Back-to-Back User Agents
1 Introduction
2 Terminology
3 B2BUA Role Types
3.1 Signaling Plane B2BUA Roles
3.1.1 Proxy-B2BUA
3.1.2 Signaling-only
3.1.3 SDP-Modifying Signaling-only
3.2 Signaling/Media Plane B2BUA Roles
3.2.1 Media Relay
3.2.2 Media Aware
3.2.3 Media Termination
4 Mapping SIP Device Types to B2BUA Roles
4.1 SIP PBXs and Softswitches
4.2 Application Servers
4.3 Session Border Controllers
4.4 Transcoders
4.5 Conference Servers
4.6 P-CSCF and IBCF Functions
4.7 S-CSCF Function
5 Security Considerations
6 Informative References`,
  7332: `Loop Detection Mechanisms for Session Initiation Protocol (SIP) Back-to-Back User Agents (B2BUAs)
1 Introduction
2 Conventions
3 Background
4 B2BUA Loop-Detection Behavior
5 B2BUA Max-Forwards Behavior
6 B2BUA Max-Breadth Behavior
7 Security Considerations
8 Acknowledgments
9 References
9.1 Normative References
9.2 Informative References`,
  7362: `Latching: Hosted NAT Traversal (HNT) for Media in Real-Time Communication
1 Introduction
2 Background
3 Impact on Signaling
4 Media Behavior and Latching
5 Security Considerations
6 Acknowledgements
7 References
7.1 Normative References
7.2 Informative References`,
  7118: `The WebSocket Protocol as a Transport for the Session Initiation Protocol (SIP)
1 Introduction
2 Terminology
2.1 Definitions
3 The WebSocket Protocol
4 The WebSocket SIP Subprotocol
4.1 Handshake
4.2 SIP Encoding
5 SIP WebSocket Transport
5.1 Via Transport Parameter
5.2 SIP URI Transport Parameter
5.3 Via "received" Parameter
5.4 SIP Transport Implementation Requirements
5.5 Locating a SIP Server
6 Connection Keep-Alive
7 Authentication
8 Examples
8.1 Registration
8.2 INVITE Dialog through a Proxy
9 Security Considerations
9.1 Secure WebSocket Connection
9.2 Usage of "sips" Scheme
10 IANA Considerations
10.1 Registration of the WebSocket SIP Subprotocol
10.2 Registration of New NAPTR Service Field Values
10.3 SIP/SIPS URI Parameters Subregistry
10.4 Header Fields Subregistry
10.5 Header Field Parameters and Parameter Values Subregistry
10.6 SIP Transport Subregistry
11 Acknowledgements
12 References
12.1 Normative References
12.2 Informative References
A Authentication Use Cases
A.1 Just SIP Authentication
A.2 Just Web Authentication
A.3 Cookie-Based Authentication
B Implementation Guidelines
B.1 SIP WebSocket Client Considerations
B.2 SIP WebSocket Server Considerations`,
  7616: `HTTP Digest Access Authentication
1 Introduction
1.1 Terminology
2 Syntax Convention
2.1 Examples
2.2 ABNF
3 Digest Access Authentication Scheme
3.1 Overall Operation
3.2 Representation of Digest Values
3.3 The WWW-Authenticate Response Header Field
3.4 The Authorization Header Field
3.4.1 Response
3.4.2 A1
3.4.3 A2
3.4.4 Username Hashing
3.4.5 Parameter Values and Quoted-String
3.4.6 Various Considerations
3.5 The Authentication-Info and Proxy-Authentication-Info Header Fields
3.6 Digest Operation
3.7 Security Protocol Negotiation
3.8 Proxy-Authenticate and Proxy-Authorization
3.9 Examples
3.9.1 Example with SHA-256 and MD5
3.9.2 Example with SHA-512-256, Charset, and Userhash
4 Internationalization Considerations
5 Security Considerations
5.1 Limitations
5.2 Storing Passwords
5.3 Authentication of Clients Using Digest Authentication
5.4 Limited-Use Nonce Values
5.5 Replay Attacks
5.6 Weakness Created by Multiple Authentication Schemes
5.7 Online Dictionary Attacks
5.8 Man-in-the-Middle Attacks
5.9 Chosen Plaintext Attacks
5.10 Precomputed Dictionary Attacks
5.11 Batch Brute-Force Attacks
5.12 Parameter Randomness
5.13 Summary
6 IANA Considerations
6.1 Hash Algorithms for HTTP Digest Authentication
6.2 Digest Scheme Registration
7 References
7.1 Normative References
7.2 Informative References
A Changes from RFC 2617
J U+00E4 s U+00F8 n D o e 4A C3A4 73 C3B8 6E 20 44 6F`,
  7647: `Clarifications for the Use of REFER with RFC 6665
1 Introduction
2 Conventions Used in This Document
3 Use of GRUU Is Mandatory
4 Dialog Reuse Is Prohibited
5 The 202 Response Code Is Deprecated
6 Security Considerations
7 References
7.1 Normative References
7.2 Informative References`,
  8760: `The Session Initiation Protocol (SIP) Digest Access Authentication Scheme
1 Introduction
1.1 Terminology
2 Updates to the SIP Digest Access Authentication Scheme
2.1 Hash Algorithms
2.2 Representation of Digest Values
2.3 UAS Behavior
2.4 UAC Behavior
2.5 Forking
2.6 HTTP Digest Authentication Scheme Modifications
2.7 ABNF for SIP
3 Security Considerations
4 IANA Considerations
5 References
5.1 Normative References
5.2 Informative References`,
  8866: `SDP: Session Description Protocol
1 Introduction
2 Glossary of Terms
3 Examples of SDP Usage
3.1 Session Initiation
3.2 Streaming Media
3.3 Email and the World Wide Web
3.4 Multicast Session Announcement
4 Requirements and Recommendations
4.1 Media and Transport Information
4.2 Timing Information
4.3 Obtaining Further Information about a Session
4.4 Internationalization
5 SDP Specification
5.1 Protocol Version ("v=")
5.2 Origin ("o=")
5.3 Session Name ("s=")
5.4 Session Information ("i=")
5.5 URI ("u=")
5.6 Email Address and Phone Number ("e=" and "p=")
5.7 Connection Information ("c=")
5.8 Bandwidth Information ("b=")
5.9 Time Active ("t=")
5.10 Repeat Times ("r=")
5.11 Time Zone Adjustment ("z=")
5.12 Encryption Keys ("k=")
5.13 Attributes ("a=")
5.14 Media Descriptions ("m=")
6 SDP Attributes
6.1 cat (Category)
6.2 keywds (Keywords)
6.3 tool
6.4 ptime (Packet Time)
6.5 maxptime (Maximum Packet Time)
6.6 rtpmap
6.7 Media Direction Attributes
6.7.1 recvonly (Receive-Only)
6.7.2 sendrecv (Send-Receive)
6.7.3 sendonly (Send-Only)
6.7.4 inactive
6.8 orient (Orientation)
6.9 type (Conference Type)
6.10 charset (Character Set)
6.11 sdplang (SDP Language)
6.12 lang (Language)
6.13 framerate (Frame Rate)
6.14 quality
6.15 fmtp (Format Parameters)
7 Security Considerations
8 IANA Considerations
8.1 The "application/sdp" Media Type
8.2 Registration of SDP Parameters with IANA
8.2.1 Registration Procedure
8.2.2 Media Types (<media>)
8.2.3 Transport Protocols (<proto>)
8.2.4 Attribute Names (<attribute-name>)
8.2.5 Bandwidth Specifiers (<bwtype>)
8.2.6 Network Types (<nettype>)
8.2.7 Address Types (<addrtype>)
8.3 Encryption Key Access Methods (OBSOLETE)
9 SDP Grammar
10 Summary of Changes from RFC
11 References
11.1 Normative References
11.2 Informative References`,
  // Of these only what is cited.
  3986: `Uniform Resource Identifier (URI): Generic Syntax
2.1 Percent-Encoding
2.2 Reserved Characters
2.3 Unreserved Characters
3.1 Scheme
3.2.2 Host
3.4 Query`,
  5954: `Essential Correction for IPv6 ABNF and URI Comparison in RFC 3261
3.1 Extra Colon in IPv4-Mapped IPv6 Address
3.2 Comparing URIs with Different Textual Representations of the Same IP Address
4.1 Resolution for Extra Colon in IPv4-Mapped IPv6 Address
4.2 Clarification for Comparison of URIs with Different Textual Representations of the Same IP Address`,
  3960: `Early Media and Ringing Tone Generation in the Session Initiation Protocol (SIP)
3 The Gateway Model
3.1 Forking
3.2 Ringing Tone Generation
3.3 Absence of an Early Media Indicator
3.4 Applicability of the Gateway Model
4 The Application Server Model`,
  6298: `Computing TCP's Retransmission Timer
2 The Basic Algorithm
5 Managing the RTO Timer`,
  8446: `The Transport Layer Security (TLS) Protocol Version 1.3
2 Protocol Overview`,
  3841: `Caller Preferences for the Session Initiation Protocol (SIP)
9.1 Request Disposition
9.2 Accept-Contact and Reject-Contact Header Fields`,
  4412: `Communications Resource Priority for the Session Initiation Protocol (SIP)
3.1 The 'Resource-Priority' Header Field`,
  3863: `Presence Information Data Format (PIDF)
4.1.1 The <presence> element
4.1.2 The <tuple> element
4.1.3 The <status> element
4.1.4 The <basic> element
4.1.5 The <contact> element
4.1.6 The <note> element
4.1.7 The <timestamp> element`,
  7044: `An Extension to the Session Initiation Protocol (SIP) for Request History Information
5 History-Info Header Field Protocol Structure`,
  8224: `Authenticated Identity Management in the Session Initiation Protocol (SIP)
4 Identity Header Field Syntax`,
  8445: `Interactive Connectivity Establishment (ICE): A Protocol for Network Address Translator (NAT) Traversal
5.1.1 Gathering Candidates
5.3 Exchanging Candidate Information`,
};
