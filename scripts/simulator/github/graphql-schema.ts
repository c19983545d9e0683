import { buildSchema } from "graphql";

/** Of GitHub's schema as much as anybody asks here: a test holds each line of it against the whole. */
export const SCHEMA_TEXT = `
scalar DateTime
scalar GitObjectID

type Query {
  rateLimit: RateLimit
  repository(followRenames: Boolean = true, name: String!, owner: String!): Repository
}

type RateLimit {
  cost: Int!
  limit: Int!
  remaining: Int!
  resetAt: DateTime!
  used: Int!
}

type Repository {
  nameWithOwner: String!
  object(oid: GitObjectID): GitObject
  pullRequest(number: Int!): PullRequest
}

interface GitObject {
  oid: GitObjectID!
}

type Commit implements GitObject {
  additions: Int!
  associatedPullRequests(first: Int): PullRequestConnection
  changedFilesIfAvailable: Int
  deletions: Int!
  oid: GitObjectID!
}

type PullRequestConnection {
  nodes: [PullRequest]
}

type PullRequest {
  additions: Int!
  author: Actor
  changedFiles: Int!
  deletions: Int!
  files(first: Int): PullRequestChangedFileConnection
  mergeCommit: Commit
  number: Int!
  reviews(first: Int): PullRequestReviewConnection
}

type PullRequestChangedFileConnection {
  nodes: [PullRequestChangedFile]
  totalCount: Int!
}

type PullRequestChangedFile {
  path: String!
}

type PullRequestReviewConnection {
  nodes: [PullRequestReview]
  pageInfo: PageInfo!
  totalCount: Int!
}

type PullRequestReview {
  author: Actor
  submittedAt: DateTime
}

type PageInfo {
  hasNextPage: Boolean!
}

interface Actor {
  login: String!
}

type User implements Actor {
  databaseId: Int
  login: String!
}

type Bot implements Actor {
  databaseId: Int
  login: String!
}

type Mannequin implements Actor {
  databaseId: Int
  login: String!
}

type Organization implements Actor {
  databaseId: Int
  login: String!
}
`;

export const SCHEMA = buildSchema(SCHEMA_TEXT);
