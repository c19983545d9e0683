// Generated from the migrations by `npm run types:database`. Do not edit.
export type Json = string | number | boolean | null | { [key: string]: Json | undefined } | Json[];

export type Database = {
  public: {
    Tables: {
      api_tokens: {
        Row: {
          created_at: string;
          created_by: string;
          expires_at: string;
          hint: string;
          id: string;
          last_used_at: string | null;
          made_with: string | null;
          name: string;
          organization_id: string;
          revoked_at: string | null;
          role: string;
          scopes: string[];
          token_hash: string;
          warned_at: string | null;
        };
        Insert: {
          created_at?: string;
          created_by: string;
          expires_at: string;
          hint: string;
          id?: string;
          last_used_at?: string | null;
          made_with?: string | null;
          name: string;
          organization_id: string;
          revoked_at?: string | null;
          role: string;
          scopes?: string[];
          token_hash: string;
          warned_at?: string | null;
        };
        Update: {
          created_at?: string;
          created_by?: string;
          expires_at?: string;
          hint?: string;
          id?: string;
          last_used_at?: string | null;
          made_with?: string | null;
          name?: string;
          organization_id?: string;
          revoked_at?: string | null;
          role?: string;
          scopes?: string[];
          token_hash?: string;
          warned_at?: string | null;
        };
        Relationships: [
          {
            foreignKeyName: "api_tokens_organization_id_created_by_fkey";
            columns: ["organization_id", "created_by"];
            isOneToOne: false;
            referencedRelation: "memberships";
            referencedColumns: ["organization_id", "user_id"];
          },
          {
            foreignKeyName: "api_tokens_organization_id_made_with_fkey";
            columns: ["organization_id", "made_with"];
            isOneToOne: false;
            referencedRelation: "api_tokens";
            referencedColumns: ["organization_id", "id"];
          },
        ];
      };
      audit_log: {
        Row: {
          action: string;
          actor: string;
          actor_id: string | null;
          address: string | null;
          at: string;
          details: Json;
          id: number;
          organization_id: string;
          target: string | null;
        };
        Insert: {
          action: string;
          actor: string;
          actor_id?: string | null;
          address?: string | null;
          at?: string;
          details?: Json;
          id?: never;
          organization_id: string;
          target?: string | null;
        };
        Update: {
          action?: string;
          actor?: string;
          actor_id?: string | null;
          address?: string | null;
          at?: string;
          details?: Json;
          id?: never;
          organization_id?: string;
          target?: string | null;
        };
        Relationships: [
          {
            foreignKeyName: "audit_log_organization_id_fkey";
            columns: ["organization_id"];
            isOneToOne: false;
            referencedRelation: "organizations";
            referencedColumns: ["id"];
          },
        ];
      };
      bands: {
        Row: {
          band: string;
          lower: number;
          metric: string;
          source: string;
          upper: number | null;
          year: number;
        };
        Insert: {
          band: string;
          lower: number;
          metric: string;
          source: string;
          upper?: number | null;
          year: number;
        };
        Update: {
          band?: string;
          lower?: number;
          metric?: string;
          source?: string;
          upper?: number | null;
          year?: number;
        };
        Relationships: [];
      };
      cells: {
        Row: {
          connection_id: string;
          env: string | null;
          id: string;
          organization_id: string;
          repository: string | null;
          service: string | null;
          team: string | null;
        };
        Insert: {
          connection_id: string;
          env?: string | null;
          id: string;
          organization_id: string;
          repository?: string | null;
          service?: string | null;
          team?: string | null;
        };
        Update: {
          connection_id?: string;
          env?: string | null;
          id?: string;
          organization_id?: string;
          repository?: string | null;
          service?: string | null;
          team?: string | null;
        };
        Relationships: [
          {
            foreignKeyName: "cells_organization_id_connection_id_fkey";
            columns: ["organization_id", "connection_id"];
            isOneToOne: false;
            referencedRelation: "connections";
            referencedColumns: ["organization_id", "id"];
          },
        ];
      };
      collect_runs: {
        Row: {
          calls: number;
          error: Json | null;
          finished_at: string | null;
          id: string;
          is_unfinished: boolean;
          kept: number;
          metrics: Json | null;
          not_modified: number;
          organization_id: string;
          problems: Json;
          rate_remaining: number | null;
          round_started_at: string;
          started_at: string;
          status: string;
          subject_id: string;
          trigger: string;
        };
        Insert: {
          calls?: number;
          error?: Json | null;
          finished_at?: string | null;
          id?: string;
          is_unfinished?: boolean;
          kept?: number;
          metrics?: Json | null;
          not_modified?: number;
          organization_id: string;
          problems?: Json;
          rate_remaining?: number | null;
          round_started_at?: string;
          started_at?: string;
          status?: string;
          subject_id: string;
          trigger: string;
        };
        Update: {
          calls?: number;
          error?: Json | null;
          finished_at?: string | null;
          id?: string;
          is_unfinished?: boolean;
          kept?: number;
          metrics?: Json | null;
          not_modified?: number;
          organization_id?: string;
          problems?: Json;
          rate_remaining?: number | null;
          round_started_at?: string;
          started_at?: string;
          status?: string;
          subject_id?: string;
          trigger?: string;
        };
        Relationships: [
          {
            foreignKeyName: "collect_runs_organization_id_fkey";
            columns: ["organization_id"];
            isOneToOne: false;
            referencedRelation: "organizations";
            referencedColumns: ["id"];
          },
        ];
      };
      commits: {
        Row: {
          author_email: string | null;
          author_key: string | null;
          author_name: string | null;
          authorship: string | null;
          committed_at: string | null;
          decided_by: string;
          evidence: Json | null;
          id: string;
          is_bot: boolean | null;
          is_reported: boolean;
          message: string | null;
          named_at: string;
          organization_id: string;
          origin: string;
          raw_author_email: string | null;
          repository: string | null;
          rule: string;
          rule_numbers: Json | null;
          sha: string;
          statements: string[] | null;
          tool: string | null;
          trailers: string[] | null;
          url: string | null;
        };
        Insert: {
          author_email?: string | null;
          author_key?: string | null;
          author_name?: string | null;
          authorship?: string | null;
          committed_at?: string | null;
          decided_by?: string;
          evidence?: Json | null;
          id: string;
          is_bot?: boolean | null;
          is_reported?: never;
          message?: string | null;
          named_at?: string;
          organization_id: string;
          origin?: string;
          raw_author_email?: string | null;
          repository?: string | null;
          rule?: string;
          rule_numbers?: Json | null;
          sha: string;
          statements?: never;
          tool?: string | null;
          trailers?: string[] | null;
          url?: string | null;
        };
        Update: {
          author_email?: string | null;
          author_key?: string | null;
          author_name?: string | null;
          authorship?: string | null;
          committed_at?: string | null;
          decided_by?: string;
          evidence?: Json | null;
          id?: string;
          is_bot?: boolean | null;
          is_reported?: never;
          message?: string | null;
          named_at?: string;
          organization_id?: string;
          origin?: string;
          raw_author_email?: string | null;
          repository?: string | null;
          rule?: string;
          rule_numbers?: Json | null;
          sha?: string;
          statements?: never;
          tool?: string | null;
          trailers?: string[] | null;
          url?: string | null;
        };
        Relationships: [];
      };
      connections: {
        Row: {
          account_fingerprint: string;
          backfill_days: number;
          connected_at: string;
          disconnected_at: string | null;
          history_from: string;
          id: string;
          key_hint: string;
          keys_expire_at: string | null;
          keys_warned_of: string | null;
          last_deep_at: string | null;
          last_error: Json | null;
          last_synced_at: string | null;
          name: string;
          organization_id: string;
          provider: string;
          purge_requested_at: string | null;
          round_started_at: string | null;
          site: string | null;
          status: string;
          vanished_of: Json;
          whole_ended_at: string | null;
          whole_from: string | null;
          whole_started_at: string | null;
          whole_to: string | null;
        };
        Insert: {
          account_fingerprint: string;
          backfill_days?: number;
          connected_at?: string;
          disconnected_at?: string | null;
          history_from: string;
          id?: string;
          key_hint: string;
          keys_expire_at?: string | null;
          keys_warned_of?: string | null;
          last_deep_at?: string | null;
          last_error?: Json | null;
          last_synced_at?: string | null;
          name: string;
          organization_id: string;
          provider: string;
          purge_requested_at?: string | null;
          round_started_at?: string | null;
          site?: string | null;
          status?: string;
          vanished_of?: Json;
          whole_ended_at?: string | null;
          whole_from?: string | null;
          whole_started_at?: string | null;
          whole_to?: string | null;
        };
        Update: {
          account_fingerprint?: string;
          backfill_days?: number;
          connected_at?: string;
          disconnected_at?: string | null;
          history_from?: string;
          id?: string;
          key_hint?: string;
          keys_expire_at?: string | null;
          keys_warned_of?: string | null;
          last_deep_at?: string | null;
          last_error?: Json | null;
          last_synced_at?: string | null;
          name?: string;
          organization_id?: string;
          provider?: string;
          purge_requested_at?: string | null;
          round_started_at?: string | null;
          site?: string | null;
          status?: string;
          vanished_of?: Json;
          whole_ended_at?: string | null;
          whole_from?: string | null;
          whole_started_at?: string | null;
          whole_to?: string | null;
        };
        Relationships: [
          {
            foreignKeyName: "connections_organization_id_fkey";
            columns: ["organization_id"];
            isOneToOne: false;
            referencedRelation: "organizations";
            referencedColumns: ["id"];
          },
        ];
      };
      corrections: {
        Row: {
          at: string;
          by_check: string | null;
          by_name: string;
          by_user_id: string | null;
          connection_id: string;
          datadog_repaired_by: string | null;
          datadog_verdict: boolean | null;
          external_id: string;
          organization_id: string;
          reason: string;
          repaired_by: string | null;
          verdict: string;
        };
        Insert: {
          at?: string;
          by_check?: string | null;
          by_name: string;
          by_user_id?: string | null;
          connection_id: string;
          datadog_repaired_by?: string | null;
          datadog_verdict?: boolean | null;
          external_id: string;
          organization_id: string;
          reason: string;
          repaired_by?: string | null;
          verdict: string;
        };
        Update: {
          at?: string;
          by_check?: string | null;
          by_name?: string;
          by_user_id?: string | null;
          connection_id?: string;
          datadog_repaired_by?: string | null;
          datadog_verdict?: boolean | null;
          external_id?: string;
          organization_id?: string;
          reason?: string;
          repaired_by?: string | null;
          verdict?: string;
        };
        Relationships: [
          {
            foreignKeyName: "corrections_organization_id_connection_id_external_id_fkey";
            columns: ["organization_id", "connection_id", "external_id"];
            isOneToOne: true;
            referencedRelation: "deployments";
            referencedColumns: ["organization_id", "connection_id", "external_id"];
          },
        ];
      };
      covered_ranges: {
        Row: {
          connection_id: string;
          covered: unknown;
          organization_id: string;
          stream: string;
        };
        Insert: {
          connection_id: string;
          covered?: unknown;
          organization_id: string;
          stream: string;
        };
        Update: {
          connection_id?: string;
          covered?: unknown;
          organization_id?: string;
          stream?: string;
        };
        Relationships: [
          {
            foreignKeyName: "covered_ranges_organization_id_connection_id_fkey";
            columns: ["organization_id", "connection_id"];
            isOneToOne: false;
            referencedRelation: "connections";
            referencedColumns: ["organization_id", "id"];
          },
        ];
      };
      deployment_commits: {
        Row: {
          before_at: string | null;
          commit_id: string;
          deploy_time: number | null;
          deployment_no: number;
          earlier: string[] | null;
          lead: number | null;
          lead_given: boolean;
          merge_time: number | null;
          organization_id: string;
          origin: string;
          ousted: string[] | null;
          position: number;
          repeated: boolean;
          review_time: number | null;
          time_to_deploy: number | null;
          time_to_pr_ready: number | null;
          tool: string | null;
        };
        Insert: {
          before_at?: string | null;
          commit_id: string;
          deploy_time?: number | null;
          deployment_no: number;
          earlier?: string[] | null;
          lead?: number | null;
          lead_given?: boolean;
          merge_time?: number | null;
          organization_id: string;
          origin: string;
          ousted?: string[] | null;
          position: number;
          repeated?: boolean;
          review_time?: number | null;
          time_to_deploy?: number | null;
          time_to_pr_ready?: number | null;
          tool?: string | null;
        };
        Update: {
          before_at?: string | null;
          commit_id?: string;
          deploy_time?: number | null;
          deployment_no?: number;
          earlier?: string[] | null;
          lead?: number | null;
          lead_given?: boolean;
          merge_time?: number | null;
          organization_id?: string;
          origin?: string;
          ousted?: string[] | null;
          position?: number;
          repeated?: boolean;
          review_time?: number | null;
          time_to_deploy?: number | null;
          time_to_pr_ready?: number | null;
          tool?: string | null;
        };
        Relationships: [
          {
            foreignKeyName: "deployment_commits_deployment_no_fkey";
            columns: ["deployment_no"];
            isOneToOne: false;
            referencedRelation: "deployments";
            referencedColumns: ["no"];
          },
        ];
      };
      deployment_counts: {
        Row: {
          connection_id: string;
          deployments: number;
          dimension: string;
          month: string;
          name: string;
          organization_id: string;
        };
        Insert: {
          connection_id: string;
          deployments: number;
          dimension: string;
          month: string;
          name: string;
          organization_id: string;
        };
        Update: {
          connection_id?: string;
          deployments?: number;
          dimension?: string;
          month?: string;
          name?: string;
          organization_id?: string;
        };
        Relationships: [
          {
            foreignKeyName: "deployment_counts_organization_id_connection_id_fkey";
            columns: ["organization_id", "connection_id"];
            isOneToOne: false;
            referencedRelation: "connections";
            referencedColumns: ["organization_id", "id"];
          },
        ];
      };
      deployments: {
        Row: {
          ai_assisted: number;
          averages: number[] | null;
          bot: number;
          cell: string;
          change_failure: boolean | null;
          changed_at: string;
          changes: number[] | null;
          changes_anywhere: number[] | null;
          commit_sha: string | null;
          connection_id: string;
          corrected: boolean;
          deleted_at: string | null;
          deployment_type: string | null;
          env: string | null;
          external_id: string;
          finished_at: string | null;
          first_seen_at: string;
          human: number;
          id: string;
          is_brief: boolean | null;
          is_rerun: boolean;
          is_rework: boolean;
          known_since: string | null;
          left_out: boolean;
          listed_beside: boolean;
          mean_lead: number | null;
          new_since: string | null;
          no: number;
          organization_id: string;
          other_services: string[] | null;
          payload_hash: string;
          recovery: number | null;
          recovery_seconds: number | null;
          registered_at: string | null;
          remediation_id: string | null;
          remediation_type: string | null;
          repair: string | null;
          repeated: boolean;
          repository: string | null;
          service: string | null;
          source: string | null;
          started_at: string;
          tags: string[] | null;
          team: string | null;
          unknown: number;
          verdict: boolean | null;
          version: string | null;
        };
        Insert: {
          ai_assisted?: number;
          averages?: number[] | null;
          bot?: number;
          cell: string;
          change_failure?: boolean | null;
          changed_at?: string;
          changes?: number[] | null;
          changes_anywhere?: number[] | null;
          commit_sha?: string | null;
          connection_id: string;
          corrected?: boolean;
          deleted_at?: string | null;
          deployment_type?: string | null;
          env?: string | null;
          external_id: string;
          finished_at?: string | null;
          first_seen_at?: string;
          human?: number;
          id?: string;
          is_brief?: never;
          is_rerun?: boolean;
          is_rework?: boolean;
          known_since?: string | null;
          left_out?: boolean;
          listed_beside?: boolean;
          mean_lead?: number | null;
          new_since?: string | null;
          no?: never;
          organization_id: string;
          other_services?: string[] | null;
          payload_hash: string;
          recovery?: number | null;
          recovery_seconds?: number | null;
          registered_at?: string | null;
          remediation_id?: string | null;
          remediation_type?: string | null;
          repair?: string | null;
          repeated?: boolean;
          repository?: string | null;
          service?: string | null;
          source?: string | null;
          started_at: string;
          tags?: string[] | null;
          team?: string | null;
          unknown?: number;
          verdict?: boolean | null;
          version?: string | null;
        };
        Update: {
          ai_assisted?: number;
          averages?: number[] | null;
          bot?: number;
          cell?: string;
          change_failure?: boolean | null;
          changed_at?: string;
          changes?: number[] | null;
          changes_anywhere?: number[] | null;
          commit_sha?: string | null;
          connection_id?: string;
          corrected?: boolean;
          deleted_at?: string | null;
          deployment_type?: string | null;
          env?: string | null;
          external_id?: string;
          finished_at?: string | null;
          first_seen_at?: string;
          human?: number;
          id?: string;
          is_brief?: never;
          is_rerun?: boolean;
          is_rework?: boolean;
          known_since?: string | null;
          left_out?: boolean;
          listed_beside?: boolean;
          mean_lead?: number | null;
          new_since?: string | null;
          no?: never;
          organization_id?: string;
          other_services?: string[] | null;
          payload_hash?: string;
          recovery?: number | null;
          recovery_seconds?: number | null;
          registered_at?: string | null;
          remediation_id?: string | null;
          remediation_type?: string | null;
          repair?: string | null;
          repeated?: boolean;
          repository?: string | null;
          service?: string | null;
          source?: string | null;
          started_at?: string;
          tags?: string[] | null;
          team?: string | null;
          unknown?: number;
          verdict?: boolean | null;
          version?: string | null;
        };
        Relationships: [
          {
            foreignKeyName: "deployments_organization_id_connection_id_fkey";
            columns: ["organization_id", "connection_id"];
            isOneToOne: false;
            referencedRelation: "connections";
            referencedColumns: ["organization_id", "id"];
          },
        ];
      };
      folded_days: {
        Row: {
          day: string;
          from_at: string;
          organization_id: string;
          origins: boolean;
          to_at: string;
        };
        Insert: {
          day: string;
          from_at: string;
          organization_id: string;
          origins?: boolean;
          to_at: string;
        };
        Update: {
          day?: string;
          from_at?: string;
          organization_id?: string;
          origins?: boolean;
          to_at?: string;
        };
        Relationships: [
          {
            foreignKeyName: "folded_days_organization_id_fkey";
            columns: ["organization_id"];
            isOneToOne: false;
            referencedRelation: "organizations";
            referencedColumns: ["id"];
          },
        ];
      };
      github_branches: {
        Row: {
          deleted_at: string | null;
          first_pushed_at: string;
          last_pushed_at: string;
          name: string;
          organization_id: string;
          pushed_on: string;
          repository_id: string;
          seen_at: string;
        };
        Insert: {
          deleted_at?: string | null;
          first_pushed_at: string;
          last_pushed_at: string;
          name: string;
          organization_id: string;
          pushed_on: string;
          repository_id: string;
          seen_at?: string;
        };
        Update: {
          deleted_at?: string | null;
          first_pushed_at?: string;
          last_pushed_at?: string;
          name?: string;
          organization_id?: string;
          pushed_on?: string;
          repository_id?: string;
          seen_at?: string;
        };
        Relationships: [
          {
            foreignKeyName: "github_branches_organization_id_repository_id_fkey";
            columns: ["organization_id", "repository_id"];
            isOneToOne: false;
            referencedRelation: "github_repositories";
            referencedColumns: ["organization_id", "id"];
          },
        ];
      };
      github_commits: {
        Row: {
          additions: number | null;
          address_key: string | null;
          author_key: string | null;
          co_author_keys: string[];
          committed_at: string;
          deletions: number | null;
          details_at: string | null;
          file_keys: number[] | null;
          gone_at: string | null;
          is_bot: boolean;
          is_merge: boolean;
          kind: string | null;
          organization_id: string;
          repository_id: string;
          seen_at: string;
          sha: string;
          subject: string | null;
        };
        Insert: {
          additions?: number | null;
          address_key?: string | null;
          author_key?: string | null;
          co_author_keys?: string[];
          committed_at: string;
          deletions?: number | null;
          details_at?: string | null;
          file_keys?: number[] | null;
          gone_at?: string | null;
          is_bot: boolean;
          is_merge: boolean;
          kind?: string | null;
          organization_id: string;
          repository_id: string;
          seen_at?: string;
          sha: string;
          subject?: string | null;
        };
        Update: {
          additions?: number | null;
          address_key?: string | null;
          author_key?: string | null;
          co_author_keys?: string[];
          committed_at?: string;
          deletions?: number | null;
          details_at?: string | null;
          file_keys?: number[] | null;
          gone_at?: string | null;
          is_bot?: boolean;
          is_merge?: boolean;
          kind?: string | null;
          organization_id?: string;
          repository_id?: string;
          seen_at?: string;
          sha?: string;
          subject?: string | null;
        };
        Relationships: [
          {
            foreignKeyName: "github_commits_organization_id_repository_id_fkey";
            columns: ["organization_id", "repository_id"];
            isOneToOne: false;
            referencedRelation: "github_repositories";
            referencedColumns: ["organization_id", "id"];
          },
        ];
      };
      github_coverage: {
        Row: {
          asked_at: string;
          covered_from: string | null;
          covered_to: string | null;
          left_over: number;
          organization_id: string;
          problem: Json | null;
          repository_id: string;
          resource: string;
        };
        Insert: {
          asked_at?: string;
          covered_from?: string | null;
          covered_to?: string | null;
          left_over?: number;
          organization_id: string;
          problem?: Json | null;
          repository_id: string;
          resource: string;
        };
        Update: {
          asked_at?: string;
          covered_from?: string | null;
          covered_to?: string | null;
          left_over?: number;
          organization_id?: string;
          problem?: Json | null;
          repository_id?: string;
          resource?: string;
        };
        Relationships: [
          {
            foreignKeyName: "github_coverage_organization_id_repository_id_fkey";
            columns: ["organization_id", "repository_id"];
            isOneToOne: false;
            referencedRelation: "github_repositories";
            referencedColumns: ["organization_id", "id"];
          },
        ];
      };
      github_repositories: {
        Row: {
          chosen_at: string;
          connection_id: string;
          default_branch: string | null;
          external_id: number | null;
          full_name: string;
          id: string;
          merge_workflows: string[] | null;
          organization_id: string;
          problem: Json | null;
          repository: string;
        };
        Insert: {
          chosen_at?: string;
          connection_id: string;
          default_branch?: string | null;
          external_id?: number | null;
          full_name: string;
          id?: string;
          merge_workflows?: string[] | null;
          organization_id: string;
          problem?: Json | null;
          repository: string;
        };
        Update: {
          chosen_at?: string;
          connection_id?: string;
          default_branch?: string | null;
          external_id?: number | null;
          full_name?: string;
          id?: string;
          merge_workflows?: string[] | null;
          organization_id?: string;
          problem?: Json | null;
          repository?: string;
        };
        Relationships: [
          {
            foreignKeyName: "github_repositories_organization_id_connection_id_fkey";
            columns: ["organization_id", "connection_id"];
            isOneToOne: false;
            referencedRelation: "connections";
            referencedColumns: ["organization_id", "id"];
          },
          {
            foreignKeyName: "github_repositories_organization_id_fkey";
            columns: ["organization_id"];
            isOneToOne: false;
            referencedRelation: "organizations";
            referencedColumns: ["id"];
          },
        ];
      };
      health_marks: {
        Row: {
          marks: Json;
          organization_id: string;
          set_at: string;
          version: number;
        };
        Insert: {
          marks: Json;
          organization_id: string;
          set_at?: string;
          version: number;
        };
        Update: {
          marks?: Json;
          organization_id?: string;
          set_at?: string;
          version?: number;
        };
        Relationships: [
          {
            foreignKeyName: "health_marks_organization_id_fkey";
            columns: ["organization_id"];
            isOneToOne: false;
            referencedRelation: "organizations";
            referencedColumns: ["id"];
          },
        ];
      };
      incidents: {
        Row: {
          changed_at: string;
          commit_sha: string | null;
          connection_id: string;
          deleted_at: string | null;
          envs: string[];
          external_id: string;
          finished_at: string | null;
          first_seen_at: string;
          id: string;
          name: string | null;
          organization_id: string;
          other_services: string[] | null;
          payload_hash: string;
          registered_at: string | null;
          repository: string | null;
          restore_seconds: number | null;
          services: string[];
          severity: string | null;
          source: string | null;
          started_at: string;
          tags: string[] | null;
          teams: string[];
          version: string | null;
        };
        Insert: {
          changed_at?: string;
          commit_sha?: string | null;
          connection_id: string;
          deleted_at?: string | null;
          envs?: string[];
          external_id: string;
          finished_at?: string | null;
          first_seen_at?: string;
          id?: string;
          name?: string | null;
          organization_id: string;
          other_services?: string[] | null;
          payload_hash: string;
          registered_at?: string | null;
          repository?: string | null;
          restore_seconds?: number | null;
          services?: string[];
          severity?: string | null;
          source?: string | null;
          started_at: string;
          tags?: string[] | null;
          teams?: string[];
          version?: string | null;
        };
        Update: {
          changed_at?: string;
          commit_sha?: string | null;
          connection_id?: string;
          deleted_at?: string | null;
          envs?: string[];
          external_id?: string;
          finished_at?: string | null;
          first_seen_at?: string;
          id?: string;
          name?: string | null;
          organization_id?: string;
          other_services?: string[] | null;
          payload_hash?: string;
          registered_at?: string | null;
          repository?: string | null;
          restore_seconds?: number | null;
          services?: string[];
          severity?: string | null;
          source?: string | null;
          started_at?: string;
          tags?: string[] | null;
          teams?: string[];
          version?: string | null;
        };
        Relationships: [
          {
            foreignKeyName: "incidents_organization_id_connection_id_fkey";
            columns: ["organization_id", "connection_id"];
            isOneToOne: false;
            referencedRelation: "connections";
            referencedColumns: ["organization_id", "id"];
          },
        ];
      };
      invitations: {
        Row: {
          email: string;
          expires_at: string;
          id: string;
          invited_by: string;
          organization_id: string;
          role: string;
          sent_at: string;
          token_hash: string;
        };
        Insert: {
          email: string;
          expires_at: string;
          id?: string;
          invited_by: string;
          organization_id: string;
          role: string;
          sent_at?: string;
          token_hash: string;
        };
        Update: {
          email?: string;
          expires_at?: string;
          id?: string;
          invited_by?: string;
          organization_id?: string;
          role?: string;
          sent_at?: string;
          token_hash?: string;
        };
        Relationships: [
          {
            foreignKeyName: "invitations_organization_id_invited_by_fkey";
            columns: ["organization_id", "invited_by"];
            isOneToOne: false;
            referencedRelation: "memberships";
            referencedColumns: ["organization_id", "user_id"];
          },
        ];
      };
      lead_runs: {
        Row: {
          day: string;
          key: string;
          kind: string;
          leads: number[];
          n: number;
          organization_id: string;
          piece: number;
        };
        Insert: {
          day: string;
          key: string;
          kind: string;
          leads: number[];
          n: number;
          organization_id: string;
          piece: number;
        };
        Update: {
          day?: string;
          key?: string;
          kind?: string;
          leads?: number[];
          n?: number;
          organization_id?: string;
          piece?: number;
        };
        Relationships: [
          {
            foreignKeyName: "lead_runs_organization_id_fkey";
            columns: ["organization_id"];
            isOneToOne: false;
            referencedRelation: "organizations";
            referencedColumns: ["id"];
          },
        ];
      };
      memberships: {
        Row: {
          joined_at: string;
          organization_id: string;
          role: string;
          status: string;
          user_id: string;
        };
        Insert: {
          joined_at?: string;
          organization_id: string;
          role: string;
          status?: string;
          user_id: string;
        };
        Update: {
          joined_at?: string;
          organization_id?: string;
          role?: string;
          status?: string;
          user_id?: string;
        };
        Relationships: [
          {
            foreignKeyName: "memberships_organization_id_fkey";
            columns: ["organization_id"];
            isOneToOne: false;
            referencedRelation: "organizations";
            referencedColumns: ["id"];
          },
        ];
      };
      metric_notes: {
        Row: {
          actor: string;
          actor_id: string | null;
          at: string;
          code: string;
          details: Json;
          id: string;
          kind: string;
          organization_id: string;
          until: string | null;
        };
        Insert: {
          actor: string;
          actor_id?: string | null;
          at?: string;
          code: string;
          details?: Json;
          id?: string;
          kind: string;
          organization_id: string;
          until?: string | null;
        };
        Update: {
          actor?: string;
          actor_id?: string | null;
          at?: string;
          code?: string;
          details?: Json;
          id?: string;
          kind?: string;
          organization_id?: string;
          until?: string | null;
        };
        Relationships: [
          {
            foreignKeyName: "metric_notes_organization_id_fkey";
            columns: ["organization_id"];
            isOneToOne: false;
            referencedRelation: "organizations";
            referencedColumns: ["id"];
          },
        ];
      };
      organizations: {
        Row: {
          bands: string;
          cfr_denominator: string;
          created_at: string;
          id: string;
          joining_domain: string | null;
          lookback_days: number;
          name: string;
          production_envs: string[];
          purge_requested_at: string | null;
          raw_retention_days: number;
          slug: string;
          time_zone: string;
          week_start: string;
        };
        Insert: {
          bands?: string;
          cfr_denominator?: string;
          created_at?: string;
          id?: string;
          joining_domain?: string | null;
          lookback_days?: number;
          name: string;
          production_envs?: string[];
          purge_requested_at?: string | null;
          raw_retention_days?: number;
          slug: string;
          time_zone?: string;
          week_start?: string;
        };
        Update: {
          bands?: string;
          cfr_denominator?: string;
          created_at?: string;
          id?: string;
          joining_domain?: string | null;
          lookback_days?: number;
          name?: string;
          production_envs?: string[];
          purge_requested_at?: string | null;
          raw_retention_days?: number;
          slug?: string;
          time_zone?: string;
          week_start?: string;
        };
        Relationships: [];
      };
      pictures: {
        Row: {
          created_at: string;
          days: number;
          expires_at: string | null;
          hint: string;
          id: string;
          kind: string;
          language: string;
          last_used_at: string | null;
          made_by: string;
          metric: string | null;
          organization_id: string;
          part: string;
          revoked_at: string | null;
          row_key: string | null;
          scope: string;
          token_hash: string;
          uses: number;
        };
        Insert: {
          created_at?: string;
          days: number;
          expires_at?: string | null;
          hint: string;
          id?: string;
          kind: string;
          language?: string;
          last_used_at?: string | null;
          made_by: string;
          metric?: string | null;
          organization_id: string;
          part?: string;
          revoked_at?: string | null;
          row_key?: string | null;
          scope?: string;
          token_hash: string;
          uses?: number;
        };
        Update: {
          created_at?: string;
          days?: number;
          expires_at?: string | null;
          hint?: string;
          id?: string;
          kind?: string;
          language?: string;
          last_used_at?: string | null;
          made_by?: string;
          metric?: string | null;
          organization_id?: string;
          part?: string;
          revoked_at?: string | null;
          row_key?: string | null;
          scope?: string;
          token_hash?: string;
          uses?: number;
        };
        Relationships: [
          {
            foreignKeyName: "pictures_organization_id_made_by_fkey";
            columns: ["organization_id", "made_by"];
            isOneToOne: false;
            referencedRelation: "memberships";
            referencedColumns: ["organization_id", "user_id"];
          },
        ];
      };
      publish_runs: {
        Row: {
          already: number;
          arrival: Json | null;
          awaited: Json | null;
          bodies: number;
          error: Json | null;
          finished_at: string | null;
          id: string;
          left_out: Json;
          missing: number;
          organization_id: string;
          problems: Json;
          refused: number;
          sent: number;
          started_at: string;
          status: string;
          trigger: string;
        };
        Insert: {
          already?: number;
          arrival?: Json | null;
          awaited?: Json | null;
          bodies?: number;
          error?: Json | null;
          finished_at?: string | null;
          id?: string;
          left_out?: Json;
          missing?: number;
          organization_id: string;
          problems?: Json;
          refused?: number;
          sent?: number;
          started_at?: string;
          status?: string;
          trigger: string;
        };
        Update: {
          already?: number;
          arrival?: Json | null;
          awaited?: Json | null;
          bodies?: number;
          error?: Json | null;
          finished_at?: string | null;
          id?: string;
          left_out?: Json;
          missing?: number;
          organization_id?: string;
          problems?: Json;
          refused?: number;
          sent?: number;
          started_at?: string;
          status?: string;
          trigger?: string;
        };
        Relationships: [
          {
            foreignKeyName: "publish_runs_organization_id_fkey";
            columns: ["organization_id"];
            isOneToOne: false;
            referencedRelation: "organizations";
            referencedColumns: ["id"];
          },
        ];
      };
      published_dashboards: {
        Row: {
          connection_id: string;
          external_id: string;
          kind: string;
          organization_id: string;
          pushed_at: string;
          url: string;
        };
        Insert: {
          connection_id: string;
          external_id: string;
          kind: string;
          organization_id: string;
          pushed_at?: string;
          url: string;
        };
        Update: {
          connection_id?: string;
          external_id?: string;
          kind?: string;
          organization_id?: string;
          pushed_at?: string;
          url?: string;
        };
        Relationships: [
          {
            foreignKeyName: "published_dashboards_organization_id_connection_id_fkey";
            columns: ["organization_id", "connection_id"];
            isOneToOne: false;
            referencedRelation: "connections";
            referencedColumns: ["organization_id", "id"];
          },
          {
            foreignKeyName: "published_dashboards_organization_id_fkey";
            columns: ["organization_id"];
            isOneToOne: false;
            referencedRelation: "organizations";
            referencedColumns: ["id"];
          },
        ];
      };
      publishing: {
        Row: {
          changed_at: string;
          connection_id: string | null;
          enabled: boolean;
          env: string | null;
          organization_id: string;
          prefix: string;
          resend: boolean;
          service: string;
          tags: string[];
          team: string | null;
          verify: boolean;
          version: number;
        };
        Insert: {
          changed_at?: string;
          connection_id?: string | null;
          enabled: boolean;
          env?: string | null;
          organization_id: string;
          prefix: string;
          resend: boolean;
          service: string;
          tags: string[];
          team?: string | null;
          verify: boolean;
          version?: number;
        };
        Update: {
          changed_at?: string;
          connection_id?: string | null;
          enabled?: boolean;
          env?: string | null;
          organization_id?: string;
          prefix?: string;
          resend?: boolean;
          service?: string;
          tags?: string[];
          team?: string | null;
          verify?: boolean;
          version?: number;
        };
        Relationships: [
          {
            foreignKeyName: "publishing_organization_id_connection_id_fkey";
            columns: ["organization_id", "connection_id"];
            isOneToOne: false;
            referencedRelation: "connections";
            referencedColumns: ["organization_id", "id"];
          },
          {
            foreignKeyName: "publishing_organization_id_fkey";
            columns: ["organization_id"];
            isOneToOne: true;
            referencedRelation: "organizations";
            referencedColumns: ["id"];
          },
        ];
      };
      pull_requests: {
        Row: {
          author_key: string | null;
          closed_at: string | null;
          created_at: string;
          first_review_at: string | null;
          is_bot: boolean;
          is_draft: boolean;
          merged_at: string | null;
          number: number;
          organization_id: string;
          repository_id: string;
          reviews_read_at: string | null;
          seen_at: string;
          title: string | null;
          updated_at: string;
        };
        Insert: {
          author_key?: string | null;
          closed_at?: string | null;
          created_at: string;
          first_review_at?: string | null;
          is_bot: boolean;
          is_draft: boolean;
          merged_at?: string | null;
          number: number;
          organization_id: string;
          repository_id: string;
          reviews_read_at?: string | null;
          seen_at?: string;
          title?: string | null;
          updated_at: string;
        };
        Update: {
          author_key?: string | null;
          closed_at?: string | null;
          created_at?: string;
          first_review_at?: string | null;
          is_bot?: boolean;
          is_draft?: boolean;
          merged_at?: string | null;
          number?: number;
          organization_id?: string;
          repository_id?: string;
          reviews_read_at?: string | null;
          seen_at?: string;
          title?: string | null;
          updated_at?: string;
        };
        Relationships: [
          {
            foreignKeyName: "pull_requests_organization_id_repository_id_fkey";
            columns: ["organization_id", "repository_id"];
            isOneToOne: false;
            referencedRelation: "github_repositories";
            referencedColumns: ["organization_id", "id"];
          },
        ];
      };
      quarantine: {
        Row: {
          connection_id: string;
          event_key: string;
          external_id: string | null;
          first_seen_at: string;
          from_at: string | null;
          id: string;
          last_seen_at: string;
          organization_id: string;
          raw: string;
          reason: Json;
          resolved_at: string | null;
          retry: boolean;
          run_id: string | null;
          stream: string;
          to_at: string | null;
        };
        Insert: {
          connection_id: string;
          event_key: string;
          external_id?: string | null;
          first_seen_at?: string;
          from_at?: string | null;
          id?: string;
          last_seen_at?: string;
          organization_id: string;
          raw: string;
          reason: Json;
          resolved_at?: string | null;
          retry?: boolean;
          run_id?: string | null;
          stream: string;
          to_at?: string | null;
        };
        Update: {
          connection_id?: string;
          event_key?: string;
          external_id?: string | null;
          first_seen_at?: string;
          from_at?: string | null;
          id?: string;
          last_seen_at?: string;
          organization_id?: string;
          raw?: string;
          reason?: Json;
          resolved_at?: string | null;
          retry?: boolean;
          run_id?: string | null;
          stream?: string;
          to_at?: string | null;
        };
        Relationships: [
          {
            foreignKeyName: "quarantine_organization_id_connection_id_fkey";
            columns: ["organization_id", "connection_id"];
            isOneToOne: false;
            referencedRelation: "connections";
            referencedColumns: ["organization_id", "id"];
          },
        ];
      };
      repositories: {
        Row: {
          first_seen_at: string;
          organization_id: string;
          slug: string;
        };
        Insert: {
          first_seen_at?: string;
          organization_id: string;
          slug: string;
        };
        Update: {
          first_seen_at?: string;
          organization_id?: string;
          slug?: string;
        };
        Relationships: [
          {
            foreignKeyName: "repositories_organization_id_fkey";
            columns: ["organization_id"];
            isOneToOne: false;
            referencedRelation: "organizations";
            referencedColumns: ["id"];
          },
        ];
      };
      service_repositories: {
        Row: {
          organization_id: string;
          repository: string;
          service: string;
          set_at: string;
        };
        Insert: {
          organization_id: string;
          repository: string;
          service: string;
          set_at?: string;
        };
        Update: {
          organization_id?: string;
          repository?: string;
          service?: string;
          set_at?: string;
        };
        Relationships: [
          {
            foreignKeyName: "service_repositories_organization_id_fkey";
            columns: ["organization_id"];
            isOneToOne: false;
            referencedRelation: "organizations";
            referencedColumns: ["id"];
          },
        ];
      };
      snapshots: {
        Row: {
          day: string;
          formula: number;
          measured_at: string;
          metric: string;
          n: number | null;
          organization_id: string;
          part: string;
          reason: Json | null;
          scope: string;
          value: number | null;
          window_from: string;
          window_to: string;
        };
        Insert: {
          day: string;
          formula: number;
          measured_at?: string;
          metric: string;
          n?: number | null;
          organization_id: string;
          part?: string;
          reason?: Json | null;
          scope?: string;
          value?: number | null;
          window_from: string;
          window_to: string;
        };
        Update: {
          day?: string;
          formula?: number;
          measured_at?: string;
          metric?: string;
          n?: number | null;
          organization_id?: string;
          part?: string;
          reason?: Json | null;
          scope?: string;
          value?: number | null;
          window_from?: string;
          window_to?: string;
        };
        Relationships: [
          {
            foreignKeyName: "snapshots_organization_id_fkey";
            columns: ["organization_id"];
            isOneToOne: false;
            referencedRelation: "organizations";
            referencedColumns: ["id"];
          },
        ];
      };
      sync_gaps: {
        Row: {
          connection_id: string;
          first_seen_at: string;
          from_at: string;
          organization_id: string;
          reason: Json;
          run_id: string;
          stream: string;
          to_at: string;
        };
        Insert: {
          connection_id: string;
          first_seen_at?: string;
          from_at: string;
          organization_id: string;
          reason: Json;
          run_id: string;
          stream: string;
          to_at: string;
        };
        Update: {
          connection_id?: string;
          first_seen_at?: string;
          from_at?: string;
          organization_id?: string;
          reason?: Json;
          run_id?: string;
          stream?: string;
          to_at?: string;
        };
        Relationships: [
          {
            foreignKeyName: "sync_gaps_organization_id_connection_id_fkey";
            columns: ["organization_id", "connection_id"];
            isOneToOne: false;
            referencedRelation: "connections";
            referencedColumns: ["organization_id", "id"];
          },
        ];
      };
      sync_runs: {
        Row: {
          api_calls: number;
          connection_id: string;
          created_at: string;
          error: Json | null;
          finished_at: string | null;
          id: string;
          mode: string;
          organization_id: string;
          planned_seconds: number;
          started_at: string | null;
          status: string;
          trigger: string;
          window_from: string | null;
          window_to: string | null;
        };
        Insert: {
          api_calls?: number;
          connection_id: string;
          created_at?: string;
          error?: Json | null;
          finished_at?: string | null;
          id?: string;
          mode: string;
          organization_id: string;
          planned_seconds?: number;
          started_at?: string | null;
          status?: string;
          trigger: string;
          window_from?: string | null;
          window_to?: string | null;
        };
        Update: {
          api_calls?: number;
          connection_id?: string;
          created_at?: string;
          error?: Json | null;
          finished_at?: string | null;
          id?: string;
          mode?: string;
          organization_id?: string;
          planned_seconds?: number;
          started_at?: string | null;
          status?: string;
          trigger?: string;
          window_from?: string | null;
          window_to?: string | null;
        };
        Relationships: [
          {
            foreignKeyName: "sync_runs_organization_id_connection_id_fkey";
            columns: ["organization_id", "connection_id"];
            isOneToOne: false;
            referencedRelation: "connections";
            referencedColumns: ["organization_id", "id"];
          },
        ];
      };
      sync_slices: {
        Row: {
          api_calls: number;
          committed_at: string;
          complete: boolean;
          fetched: number;
          from_at: string;
          inserted: number;
          left_out: number;
          organization_id: string;
          part: number;
          quarantined: number;
          run_id: string;
          stream: string;
          to_at: string;
          tombstoned: number;
          unchanged: number;
          updated: number;
        };
        Insert: {
          api_calls: number;
          committed_at?: string;
          complete: boolean;
          fetched: number;
          from_at: string;
          inserted: number;
          left_out?: number;
          organization_id: string;
          part?: number;
          quarantined: number;
          run_id: string;
          stream: string;
          to_at: string;
          tombstoned: number;
          unchanged: number;
          updated: number;
        };
        Update: {
          api_calls?: number;
          committed_at?: string;
          complete?: boolean;
          fetched?: number;
          from_at?: string;
          inserted?: number;
          left_out?: number;
          organization_id?: string;
          part?: number;
          quarantined?: number;
          run_id?: string;
          stream?: string;
          to_at?: string;
          tombstoned?: number;
          unchanged?: number;
          updated?: number;
        };
        Relationships: [
          {
            foreignKeyName: "sync_slices_organization_id_run_id_fkey";
            columns: ["organization_id", "run_id"];
            isOneToOne: false;
            referencedRelation: "sync_runs";
            referencedColumns: ["organization_id", "id"];
          },
        ];
      };
      targets: {
        Row: {
          from_day: string;
          metric: string;
          organization_id: string;
          set_at: string;
          value: number;
        };
        Insert: {
          from_day: string;
          metric: string;
          organization_id: string;
          set_at?: string;
          value: number;
        };
        Update: {
          from_day?: string;
          metric?: string;
          organization_id?: string;
          set_at?: string;
          value?: number;
        };
        Relationships: [
          {
            foreignKeyName: "targets_organization_id_fkey";
            columns: ["organization_id"];
            isOneToOne: false;
            referencedRelation: "organizations";
            referencedColumns: ["id"];
          },
        ];
      };
      vanished_events: {
        Row: {
          asked: boolean;
          confirmed_at: string | null;
          connection_id: string;
          doubted_at: string | null;
          external_id: string;
          first_missed_at: string;
          in_whole: boolean;
          kept_at: string | null;
          organization_id: string;
          run_id: string;
          stream: string;
        };
        Insert: {
          asked: boolean;
          confirmed_at?: string | null;
          connection_id: string;
          doubted_at?: string | null;
          external_id: string;
          first_missed_at?: string;
          in_whole: boolean;
          kept_at?: string | null;
          organization_id: string;
          run_id: string;
          stream: string;
        };
        Update: {
          asked?: boolean;
          confirmed_at?: string | null;
          connection_id?: string;
          doubted_at?: string | null;
          external_id?: string;
          first_missed_at?: string;
          in_whole?: boolean;
          kept_at?: string | null;
          organization_id?: string;
          run_id?: string;
          stream?: string;
        };
        Relationships: [
          {
            foreignKeyName: "vanished_events_organization_id_connection_id_fkey";
            columns: ["organization_id", "connection_id"];
            isOneToOne: false;
            referencedRelation: "connections";
            referencedColumns: ["organization_id", "id"];
          },
        ];
      };
      verdict_changes: {
        Row: {
          at: string;
          by_name: string | null;
          by_user_id: string | null;
          connection_id: string;
          correction: string | null;
          external_id: string;
          from_verdict: boolean | null;
          organization_id: string;
          run_id: string | null;
          to_verdict: boolean | null;
        };
        Insert: {
          at?: string;
          by_name?: string | null;
          by_user_id?: string | null;
          connection_id: string;
          correction?: string | null;
          external_id: string;
          from_verdict?: boolean | null;
          organization_id: string;
          run_id?: string | null;
          to_verdict?: boolean | null;
        };
        Update: {
          at?: string;
          by_name?: string | null;
          by_user_id?: string | null;
          connection_id?: string;
          correction?: string | null;
          external_id?: string;
          from_verdict?: boolean | null;
          organization_id?: string;
          run_id?: string | null;
          to_verdict?: boolean | null;
        };
        Relationships: [
          {
            foreignKeyName: "verdict_changes_organization_id_connection_id_external_id_fkey";
            columns: ["organization_id", "connection_id", "external_id"];
            isOneToOne: false;
            referencedRelation: "deployments";
            referencedColumns: ["organization_id", "connection_id", "external_id"];
          },
        ];
      };
      workflow_runs: {
        Row: {
          attempt: number;
          branch: string | null;
          conclusion: string | null;
          created_at: string;
          ended_at: string | null;
          event: string;
          organization_id: string;
          repository_id: string;
          run_id: number;
          seen_at: string;
          sha: string;
          started_at: string;
          status: string;
          updated_at: string;
          workflow: string;
        };
        Insert: {
          attempt: number;
          branch?: string | null;
          conclusion?: string | null;
          created_at: string;
          ended_at?: string | null;
          event: string;
          organization_id: string;
          repository_id: string;
          run_id: number;
          seen_at?: string;
          sha: string;
          started_at: string;
          status: string;
          updated_at: string;
          workflow: string;
        };
        Update: {
          attempt?: number;
          branch?: string | null;
          conclusion?: string | null;
          created_at?: string;
          ended_at?: string | null;
          event?: string;
          organization_id?: string;
          repository_id?: string;
          run_id?: number;
          seen_at?: string;
          sha?: string;
          started_at?: string;
          status?: string;
          updated_at?: string;
          workflow?: string;
        };
        Relationships: [
          {
            foreignKeyName: "workflow_runs_organization_id_repository_id_fkey";
            columns: ["organization_id", "repository_id"];
            isOneToOne: false;
            referencedRelation: "github_repositories";
            referencedColumns: ["organization_id", "id"];
          },
        ];
      };
    };
    Views: { [_ in never]: never };
    Functions: {
      accept_invitation: {
        Args: {
          p_address?: string | null;
          p_token: string | null;
        };
        Returns: Json;
      };
      add_metric_note: {
        Args: {
          p_acting?: Json | null;
          p_note: Json | null;
          p_organization_id: string | null;
        };
        Returns: Json;
      };
      authenticate_token: {
        Args: {
          p_hash: string | null;
        };
        Returns: Json;
      };
      change_member: {
        Args: {
          p_acting?: Json | null;
          p_change: Json | null;
          p_organization_id: string | null;
          p_user_id: string | null;
        };
        Returns: Json;
      };
      check_session: {
        Args: Record<PropertyKey, never>;
        Returns: undefined;
      };
      choose_repositories: {
        Args: {
          p_acting: Json | null;
          p_connection_id: string | null;
          p_organization_id: string | null;
          p_repositories: Json | null;
        };
        Returns: undefined;
      };
      choose_workflows: {
        Args: {
          p_acting: Json | null;
          p_chosen: Json | null;
          p_connection_id: string | null;
          p_organization_id: string | null;
        };
        Returns: undefined;
      };
      claim_work: {
        Args: {
          p_kinds: Json | null;
          p_limit: number | null;
          p_trigger: string | null;
        };
        Returns: Json;
      };
      commit_slice: {
        Args: {
          p_slice: Json | null;
        };
        Returns: Json;
      };
      connect_account: {
        Args: {
          p_account: Json | null;
          p_acting: Json | null;
          p_key_id: number | null;
          p_organization_id: string | null;
          p_secrets: Json | null;
        };
        Returns: undefined;
      };
      correct_deployments: {
        Args: {
          p_acting?: Json | null;
          p_correction: Json | null;
          p_organization_id: string | null;
        };
        Returns: Json;
      };
      count_changes: {
        Args: {
          p_filter: Json | null;
          p_organization_id: string | null;
        };
        Returns: Json;
      };
      count_commits: {
        Args: {
          p_filter: Json | null;
          p_organization_id: string | null;
        };
        Returns: Json;
      };
      count_deployments: {
        Args: {
          p_filter: Json | null;
          p_organization_id: string | null;
        };
        Returns: Json;
      };
      count_due_work: {
        Args: {
          p_kinds?: Json | null;
          p_with_background?: boolean | null;
        };
        Returns: number;
      };
      count_events: {
        Args: {
          p_organization_id: string | null;
        };
        Returns: Json;
      };
      count_incidents: {
        Args: {
          p_filter: Json | null;
          p_organization_id: string | null;
        };
        Returns: Json;
      };
      count_quarantined: {
        Args: {
          p_organization_id: string | null;
        };
        Returns: number;
      };
      cover_github: {
        Args: {
          p_coverage: Json | null;
          p_held: Json | null;
        };
        Returns: undefined;
      };
      create_api_token: {
        Args: {
          p_acting?: Json | null;
          p_organization_id: string | null;
          p_token: Json | null;
        };
        Returns: Json;
      };
      create_invitation: {
        Args: {
          p_acting?: Json | null;
          p_invitation: Json | null;
          p_organization_id: string | null;
        };
        Returns: Json;
      };
      create_organization: {
        Args: {
          p_name: string | null;
          p_slug: string | null;
          p_time_zone?: string | null;
        };
        Returns: Json;
      };
      decide_vanished: {
        Args: {
          p_acting: Json | null;
          p_confirm: boolean | null;
          p_connection_id: string | null;
          p_organization_id: string | null;
        };
        Returns: number;
      };
      delete_account: {
        Args: {
          p_email: string | null;
        };
        Returns: Json;
      };
      delete_organization: {
        Args: {
          p_acting?: Json | null;
          p_name: string | null;
          p_organization_id: string | null;
        };
        Returns: undefined;
      };
      delete_vanished: {
        Args: {
          p_held: Json | null;
          p_limit: number | null;
        };
        Returns: number;
      };
      disconnect_connection: {
        Args: {
          p_acting: Json | null;
          p_connection_id: string | null;
          p_organization_id: string | null;
          p_purge: boolean | null;
        };
        Returns: undefined;
      };
      end_open_work: {
        Args: Record<PropertyKey, never>;
        Returns: number;
      };
      end_other_sessions: {
        Args: Record<PropertyKey, never>;
        Returns: number;
      };
      end_publishing: {
        Args: {
          p_held: Json | null;
          p_run: Json | null;
        };
        Returns: undefined;
      };
      end_session: {
        Args: {
          p_id: string | null;
        };
        Returns: undefined;
      };
      fail_drawing: {
        Args: {
          p_picture: Json | null;
        };
        Returns: undefined;
      };
      find_connection: {
        Args: {
          p_connection_id: string | null;
          p_organization_id: string | null;
        };
        Returns: Json;
      };
      find_invitation: {
        Args: {
          p_hash: string | null;
        };
        Returns: Json;
      };
      find_organization_id: {
        Args: {
          p_slug: string | null;
        };
        Returns: string;
      };
      find_place: {
        Args: {
          p_kind: string | null;
          p_name: string | null;
          p_organization_id: string | null;
        };
        Returns: string;
      };
      find_service: {
        Args: {
          p_organization_id: string | null;
          p_service: string | null;
        };
        Returns: Json;
      };
      finish_work: {
        Args: {
          p_held: Json | null;
          p_outcome: Json | null;
        };
        Returns: Json;
      };
      fold_days: {
        Args: {
          p_held: Json | null;
          p_limit: number | null;
        };
        Returns: number;
      };
      get_deployment: {
        Args: {
          p_id: string | null;
          p_organization_id: string | null;
        };
        Returns: Json;
      };
      get_health_marks: {
        Args: {
          p_organization_id: string | null;
        };
        Returns: Json;
      };
      get_incident: {
        Args: {
          p_id: string | null;
          p_organization_id: string | null;
        };
        Returns: Json;
      };
      get_joining_domain: {
        Args: {
          p_organization_id: string | null;
        };
        Returns: Json;
      };
      get_organization: {
        Args: {
          p_slug: string | null;
        };
        Returns: Json;
      };
      get_publishing: {
        Args: {
          p_organization_id: string | null;
        };
        Returns: Json;
      };
      get_quarantined: {
        Args: {
          p_id: string | null;
          p_organization_id: string | null;
        };
        Returns: Json;
      };
      get_sign_in_methods: {
        Args: Record<PropertyKey, never>;
        Returns: Json;
      };
      get_sync_run: {
        Args: {
          p_id: string | null;
          p_organization_id: string | null;
        };
        Returns: Json;
      };
      give_back_rate_limit: {
        Args: {
          p_key: string | null;
        };
        Returns: undefined;
      };
      hide_names: {
        Args: {
          p_commits: Json | null;
          p_held: Json | null;
        };
        Returns: number;
      };
      join_organization: {
        Args: {
          p_address?: string | null;
          p_slug: string | null;
        };
        Returns: Json;
      };
      keep_arrival: {
        Args: {
          p_arrival: Json | null;
          p_held: Json | null;
        };
        Returns: undefined;
      };
      keep_collected: {
        Args: {
          p_held: Json | null;
          p_measured: Json | null;
          p_snapshots: Json | null;
        };
        Returns: number;
      };
      keep_dashboard: {
        Args: {
          p_acting: Json | null;
          p_dashboard: Json | null;
          p_organization_id: string | null;
        };
        Returns: undefined;
      };
      keep_drawing: {
        Args: {
          p_drawing: Json | null;
        };
        Returns: undefined;
      };
      keep_github_page: {
        Args: {
          p_held: Json | null;
          p_page: Json | null;
        };
        Returns: number;
      };
      keep_published: {
        Args: {
          p_awaited?: Json | null;
          p_held: Json | null;
          p_points: Json | null;
        };
        Returns: undefined;
      };
      leave_out_reruns: {
        Args: {
          p_acting?: Json | null;
          p_organization_id: string | null;
          p_request: Json | null;
        };
        Returns: Json;
      };
      list_admins: {
        Args: {
          p_organization_id: string | null;
        };
        Returns: Json;
      };
      list_api_tokens: {
        Args: {
          p_filter?: Json | null;
          p_organization_id: string | null;
        };
        Returns: Json;
      };
      list_audit: {
        Args: {
          p_filter?: Json | null;
          p_organization_id: string | null;
        };
        Returns: Json;
      };
      list_audit_values: {
        Args: {
          p_organization_id: string | null;
        };
        Returns: Json;
      };
      list_awaited: {
        Args: {
          p_held: Json | null;
        };
        Returns: Json;
      };
      list_changes: {
        Args: {
          p_filter: Json | null;
          p_organization_id: string | null;
        };
        Returns: Json;
      };
      list_chosen_repositories: {
        Args: {
          p_connection_id: string | null;
          p_organization_id: string | null;
        };
        Returns: Json;
      };
      list_collect_runs: {
        Args: {
          p_filter: Json | null;
          p_organization_id: string | null;
        };
        Returns: Json;
      };
      list_commits: {
        Args: {
          p_filter: Json | null;
          p_organization_id: string | null;
        };
        Returns: Json;
      };
      list_commits_to_classify: {
        Args: {
          p_held: Json | null;
          p_limit: number | null;
          p_rules_version: number | null;
        };
        Returns: Json;
      };
      list_connections: {
        Args: {
          p_organization_id: string | null;
        };
        Returns: Json;
      };
      list_credentials_to_reseal: {
        Args: {
          p_request: Json | null;
        };
        Returns: Json;
      };
      list_days_to_collect: {
        Args: {
          p_organization_id: string | null;
          p_query: Json | null;
        };
        Returns: Json;
      };
      list_delivery_bases: {
        Args: {
          p_organization_id: string | null;
          p_windows: Json | null;
        };
        Returns: Json;
      };
      list_deployments: {
        Args: {
          p_filter: Json | null;
          p_organization_id: string | null;
        };
        Returns: Json;
      };
      list_filter_values: {
        Args: {
          p_organization_id: string | null;
        };
        Returns: Json;
      };
      list_github_bases: {
        Args: {
          p_organization_id: string | null;
          p_query: Json | null;
        };
        Returns: Json;
      };
      list_github_gathering: {
        Args: {
          p_held: Json | null;
        };
        Returns: Json;
      };
      list_github_left: {
        Args: {
          p_held: Json | null;
          p_of: Json | null;
        };
        Returns: Json;
      };
      list_github_missing: {
        Args: {
          p_held: Json | null;
          p_list: Json | null;
        };
        Returns: Json;
      };
      list_github_unknown: {
        Args: {
          p_held: Json | null;
          p_of: Json | null;
        };
        Returns: Json;
      };
      list_health_commits: {
        Args: {
          p_organization_id: string | null;
          p_query: Json | null;
        };
        Returns: Json;
      };
      list_health_pulls: {
        Args: {
          p_organization_id: string | null;
          p_query: Json | null;
        };
        Returns: Json;
      };
      list_health_runs: {
        Args: {
          p_organization_id: string | null;
          p_query: Json | null;
        };
        Returns: Json;
      };
      list_incidents: {
        Args: {
          p_filter: Json | null;
          p_organization_id: string | null;
        };
        Returns: Json;
      };
      list_invitations: {
        Args: {
          p_filter?: Json | null;
          p_organization_id: string | null;
        };
        Returns: Json;
      };
      list_joinable_organizations: {
        Args: Record<PropertyKey, never>;
        Returns: Json;
      };
      list_known_accounts: {
        Args: {
          p_organization_id: string | null;
          p_provider: string | null;
          p_site: string | null;
        };
        Returns: Json;
      };
      list_members: {
        Args: {
          p_filter?: Json | null;
          p_organization_id: string | null;
        };
        Returns: Json;
      };
      list_metric_notes: {
        Args: {
          p_filter?: Json | null;
          p_organization_id: string | null;
        };
        Returns: Json;
      };
      list_named_commits: {
        Args: {
          p_held: Json | null;
          p_limit: number | null;
        };
        Returns: Json;
      };
      list_organizations: {
        Args: Record<PropertyKey, never>;
        Returns: Json;
      };
      list_pictures: {
        Args: {
          p_filter?: Json | null;
          p_organization_id: string | null;
        };
        Returns: Json;
      };
      list_publish_runs: {
        Args: {
          p_filter?: Json | null;
          p_organization_id: string | null;
        };
        Returns: Json;
      };
      list_published: {
        Args: {
          p_organization_id: string | null;
        };
        Returns: Json;
      };
      list_quarantine: {
        Args: {
          p_filter: Json | null;
          p_organization_id: string | null;
        };
        Returns: Json;
      };
      list_quarantine_reasons: {
        Args: {
          p_organization_id: string | null;
        };
        Returns: Json;
      };
      list_raw_payloads: {
        Args: {
          p_request: Json | null;
        };
        Returns: Json;
      };
      list_replayable_connections: {
        Args: {
          p_slug: string | null;
        };
        Returns: Json;
      };
      list_repositories: {
        Args: {
          p_filter?: Json | null;
          p_organization_id: string | null;
        };
        Returns: Json;
      };
      list_repository_owners: {
        Args: {
          p_organization_id: string | null;
        };
        Returns: Json;
      };
      list_services: {
        Args: {
          p_filter?: Json | null;
          p_organization_id: string | null;
        };
        Returns: Json;
      };
      list_sessions: {
        Args: Record<PropertyKey, never>;
        Returns: Json;
      };
      list_snapshots: {
        Args: {
          p_organization_id: string | null;
          p_query: Json | null;
        };
        Returns: Json;
      };
      list_sole_ownerships: {
        Args: Record<PropertyKey, never>;
        Returns: Json;
      };
      list_suspensions: {
        Args: Record<PropertyKey, never>;
        Returns: Json;
      };
      list_sync_runs: {
        Args: {
          p_filter: Json | null;
          p_organization_id: string | null;
        };
        Returns: Json;
      };
      list_targets: {
        Args: {
          p_filter?: Json | null;
          p_organization_id: string | null;
        };
        Returns: Json;
      };
      list_unread: {
        Args: {
          p_request: Json | null;
        };
        Returns: Json;
      };
      list_unsettled: {
        Args: {
          p_request: Json | null;
        };
        Returns: Json;
      };
      list_words: {
        Args: {
          p_request: Json | null;
        };
        Returns: Json;
      };
      make_picture: {
        Args: {
          p_acting?: Json | null;
          p_organization_id: string | null;
          p_picture: Json | null;
        };
        Returns: Json;
      };
      map_service: {
        Args: {
          p_acting?: Json | null;
          p_organization_id: string | null;
          p_repository: string | null;
          p_service: string | null;
        };
        Returns: Json;
      };
      measure_github: {
        Args: {
          p_organization_id: string | null;
          p_query: Json | null;
        };
        Returns: Json;
      };
      move_commits: {
        Args: {
          p_held: Json | null;
          p_limit: number | null;
        };
        Returns: number;
      };
      note_collect_run: {
        Args: {
          p_held: Json | null;
          p_run: Json | null;
        };
        Returns: undefined;
      };
      open_people: {
        Args: {
          p_organization_id: string | null;
          p_passphrases: Json | null;
          p_seal: Json | null;
        };
        Returns: Json;
      };
      open_picture: {
        Args: {
          p_hash: string | null;
          p_network: string | null;
        };
        Returns: Json;
      };
      plan_reclassification: {
        Args: {
          p_rules_version: number | null;
        };
        Returns: number;
      };
      plan_run: {
        Args: {
          p_run: Json | null;
        };
        Returns: undefined;
      };
      preview_mapping: {
        Args: {
          p_organization_id: string | null;
          p_repository: string | null;
          p_service: string | null;
        };
        Returns: Json;
      };
      purge_connection: {
        Args: {
          p_held: Json | null;
          p_limit: number | null;
        };
        Returns: number;
      };
      purge_organization: {
        Args: {
          p_held: Json | null;
          p_limit: number | null;
        };
        Returns: number;
      };
      purge_payloads: {
        Args: {
          p_held: Json | null;
          p_limit: number | null;
        };
        Returns: number;
      };
      read_credentials: {
        Args: {
          p_connection_id: string | null;
          p_organization_id: string | null;
          p_passphrases: Json | null;
        };
        Returns: Json;
      };
      read_drawing: {
        Args: {
          p_picture: Json | null;
        };
        Returns: Json;
      };
      read_notice: {
        Args: {
          p_held: Json | null;
        };
        Returns: Json;
      };
      read_operator_metrics: {
        Args: Record<PropertyKey, never>;
        Returns: Json;
      };
      read_picture_metrics: {
        Args: Record<PropertyKey, never>;
        Returns: Json;
      };
      read_source_metrics: {
        Args: Record<PropertyKey, never>;
        Returns: Json;
      };
      record_export: {
        Args: {
          p_acting?: Json | null;
          p_export: Json | null;
          p_organization_id: string | null;
        };
        Returns: undefined;
      };
      record_forgetting: {
        Args: {
          p_details: Json | null;
          p_organization_id: string | null;
        };
        Returns: undefined;
      };
      record_settings_visit: {
        Args: {
          p_acting?: Json | null;
          p_organization_id: string | null;
        };
        Returns: undefined;
      };
      refuse_keys: {
        Args: {
          p_acting: Json | null;
          p_connection_id: string | null;
          p_organization_id: string | null;
          p_reason: Json | null;
          p_site: string | null;
        };
        Returns: undefined;
      };
      remember_forgotten: {
        Args: {
          p_hashes: Json | null;
          p_organization_id: string | null;
        };
        Returns: number;
      };
      remove_member: {
        Args: {
          p_acting?: Json | null;
          p_organization_id: string | null;
          p_user_id: string | null;
        };
        Returns: undefined;
      };
      remove_metric_note: {
        Args: {
          p_acting?: Json | null;
          p_id: string | null;
          p_organization_id: string | null;
        };
        Returns: undefined;
      };
      remove_targets: {
        Args: {
          p_acting?: Json | null;
          p_metric: string | null;
          p_organization_id: string | null;
        };
        Returns: undefined;
      };
      report_commit_origins: {
        Args: {
          p_acting?: Json | null;
          p_organization_id: string | null;
          p_report: Json | null;
        };
        Returns: number;
      };
      report_data_quality: {
        Args: {
          p_organization_id: string | null;
        };
        Returns: Json;
      };
      report_dora: {
        Args: {
          p_filter: Json | null;
          p_organization_id: string | null;
        };
        Returns: Json;
      };
      report_fields: {
        Args: {
          p_organization_id: string | null;
        };
        Returns: Json;
      };
      request_publishing: {
        Args: {
          p_acting: Json | null;
          p_organization_id: string | null;
        };
        Returns: Json;
      };
      request_run: {
        Args: {
          p_acting: Json | null;
          p_connection_id: string | null;
          p_mode: string | null;
          p_organization_id: string | null;
        };
        Returns: Json;
      };
      reseal_credentials: {
        Args: {
          p_batch: Json | null;
        };
        Returns: Json;
      };
      resend_invitation: {
        Args: {
          p_acting?: Json | null;
          p_id: string | null;
          p_organization_id: string | null;
        };
        Returns: Json;
      };
      revoke_api_token: {
        Args: {
          p_acting?: Json | null;
          p_id: string | null;
          p_organization_id: string | null;
        };
        Returns: undefined;
      };
      revoke_invitation: {
        Args: {
          p_acting?: Json | null;
          p_id: string | null;
          p_organization_id: string | null;
        };
        Returns: undefined;
      };
      revoke_picture: {
        Args: {
          p_acting?: Json | null;
          p_id: string | null;
          p_organization_id: string | null;
        };
        Returns: undefined;
      };
      set_health_marks: {
        Args: {
          p_acting?: Json | null;
          p_marks: Json | null;
          p_organization_id: string | null;
        };
        Returns: Json;
      };
      set_joining_domain: {
        Args: {
          p_acting?: Json | null;
          p_domain: string | null;
          p_organization_id: string | null;
        };
        Returns: undefined;
      };
      set_publishing: {
        Args: {
          p_acting?: Json | null;
          p_organization_id: string | null;
          p_settings: Json | null;
        };
        Returns: Json;
      };
      set_target: {
        Args: {
          p_acting?: Json | null;
          p_metric: string | null;
          p_organization_id: string | null;
          p_target: Json | null;
        };
        Returns: Json;
      };
      settle_vanished: {
        Args: {
          p_held: Json | null;
          p_limit: number | null;
        };
        Returns: Json;
      };
      start_work: {
        Args: {
          p_request: Json | null;
        };
        Returns: Json;
      };
      store_credentials: {
        Args: {
          p_connection_id: string | null;
          p_key_id: number | null;
          p_organization_id: string | null;
          p_secrets: Json | null;
        };
        Returns: undefined;
      };
      take_rate_limit: {
        Args: {
          p_key: string | null;
          p_limit: number | null;
          p_window_seconds: number | null;
        };
        Returns: Json;
      };
      tell_github_origins: {
        Args: {
          p_held: Json | null;
          p_report: Json | null;
        };
        Returns: number;
      };
      tell_health: {
        Args: {
          p_organization_id: string | null;
        };
        Returns: Json;
      };
      tell_place: {
        Args: {
          p_filter?: Json | null;
          p_organization_id: string | null;
        };
        Returns: Json;
      };
      transfer_ownership: {
        Args: {
          p_acting?: Json | null;
          p_organization_id: string | null;
          p_user_id: string | null;
        };
        Returns: undefined;
      };
      undo_correction: {
        Args: {
          p_acting?: Json | null;
          p_id: string | null;
          p_organization_id: string | null;
        };
        Returns: undefined;
      };
      update_organization: {
        Args: {
          p_acting?: Json | null;
          p_changes: Json | null;
          p_organization_id: string | null;
        };
        Returns: Json;
      };
      verify_sample: {
        Args: {
          p_held: Json | null;
          p_limit: number | null;
          p_part: string | null;
        };
        Returns: Json;
      };
      warn_keys: {
        Args: {
          p_held: Json | null;
        };
        Returns: Json;
      };
      warn_token: {
        Args: {
          p_held: Json | null;
        };
        Returns: Json;
      };
      write_commit_verdicts: {
        Args: {
          p_batch: Json | null;
          p_held: Json | null;
        };
        Returns: Json;
      };
      write_words: {
        Args: {
          p_organization_id: string | null;
          p_part: string | null;
          p_words: Json | null;
        };
        Returns: number;
      };
    };
    Enums: { [_ in never]: never };
    CompositeTypes: { [_ in never]: never };
  };
};
