/** What the metrics that are kept by the day are called and what exactly they count, by `wordKey` of their keys. */
export const catalogue = {
  category: {
    pulls: "Pull requests",
    branches: "Branches",
    commits: "Commits",
    ci: "CI",
    people: "People",
    code: "Code",
    delivery: "Delivery",
    health: "Health",
  },
  unit: {
    count: "count",
    ratio: "ratio",
    share: "share",
    hours: "hours",
    minutes: "minutes",
    lines: "lines",
    flag: "yes or no",
    per_day: "per day",
    merit: "figure of merit, 0 to 1",
  },
  amount: {
    flag: "{passing, select, yes {passing} other {not passing}}",
    lines: "{lines, plural, one {# line} other {# lines}}",
  },
  over: {
    sum: "The sum of its repositories.",
    pooled: "The events of all its repositories together.",
    repositories: "Its repositories, each once.",
    organization: "Of the organisation only.",
  },
  metric: {
    github_prs_open: {
      title: "Open pull requests",
      definition: "Pull requests that are open at the end of the day, drafts and those of bots included.",
    },
    github_prs_merged_7d: {
      title: "Pull requests merged",
      definition:
        "Pull requests that were merged in the seven days, by the moment of the merge: one that was only touched in them does not count.",
    },
    github_prs_closed_without_merge_7d: {
      title: "Pull requests closed without a merge",
      definition:
        "Pull requests that were closed without a merge in the seven days, by the moment they were closed.",
    },
    github_prs_avg_time_to_merge_hours: {
      title: "Time to merge",
      definition:
        "Mean time from the creation of a pull request to its merge, over those merged in the seven days. Time as a draft counts.",
    },
    github_branches_active: {
      title: "Active branches",
      definition:
        "Branches that were pushed to in the seven days and still exist, without the default branch.",
    },
    github_commits_total_7d: {
      title: "Commits",
      definition:
        "Commits of people on the default branch, by the time of the commit, merge commits included; those of bots do not count. Whether pull requests are squashed changes it.",
    },
    github_commits_per_developer_7d: {
      title: "Commits per developer",
      definition:
        "Commits of people on the default branch divided by the people who made them, their authors and co-authors. Bots and AI tools are none.",
    },
    github_commits_hotfix: {
      title: "Hotfixes",
      definition:
        "Commits of people on the default branch in the seven days whose subject calls them a hotfix, without merge commits and those of bots.",
    },
    github_commits_reverts: {
      title: "Reverts",
      definition:
        "Commits of people on the default branch in the seven days that take back another, as git writes it, without merge commits and those of bots. Taking back a revert is none.",
    },
    github_ci_workflow_runs_7d: {
      title: "Workflow runs",
      definition:
        "Runs of all workflows that were created in the seven days; further attempts of a run count as the same run.",
    },
    github_ci_failed_workflows_7d: {
      title: "Failed workflow runs",
      definition:
        "Runs created in the seven days whose last attempt failed or could not start. Cancelled, timed out and skipped ones do not count.",
    },
    github_ci_avg_workflow_duration_minutes: {
      title: "Mean duration of workflow runs",
      definition:
        "Mean time from the start to the end of the last attempt, over runs created in the seven days that ended. Skipped ones do not count, nor does the pause before a further attempt; waiting for a runner does.",
    },
    github_ci_tests_passing_on_main: {
      title: "Tests passing on the default branch",
      definition:
        "Whether the newest run on the default branch of each workflow that has to pass succeeded. Which have to pass is chosen for each repository; cancelled and skipped runs are left aside.",
    },
    github_ci_workflow_duration_minutes_min: {
      title: "Shortest workflow run",
      definition:
        "The shortest duration of a run created in the seven days that ended, from the start to the end of its last attempt. Skipped ones do not count.",
    },
    github_ci_workflow_duration_minutes_p50: {
      title: "Duration of workflow runs, p50",
      definition:
        "The median duration of runs created in the seven days that ended, from the start to the end of the last attempt. Skipped ones do not count.",
    },
    github_ci_workflow_duration_minutes_p75: {
      title: "Duration of workflow runs, p75",
      definition:
        "The 75th percentile of the duration of runs created in the seven days that ended: 75 % took at most as long. Skipped ones do not count.",
    },
    github_ci_workflow_duration_minutes_p90: {
      title: "Duration of workflow runs, p90",
      definition:
        "The 90th percentile of the duration of runs created in the seven days that ended: 90 % took at most as long. Skipped ones do not count.",
    },
    github_ci_workflow_duration_minutes_p95: {
      title: "Duration of workflow runs, p95",
      definition:
        "The 95th percentile of the duration of runs created in the seven days that ended: 95 % took at most as long. Skipped ones do not count.",
    },
    github_ci_workflow_duration_minutes_max: {
      title: "Longest workflow run",
      definition:
        "The longest duration of a run created in the seven days that ended, from the start to the end of its last attempt. Skipped ones do not count.",
    },
    github_developers_active_7d: {
      title: "Active developers",
      definition:
        "People with a commit on the default branch in the seven days, as its author or as a co-author of a person's commit. Two addresses of one account are one person, of a co-author where GitHub or another commit of the window tells so; bots and AI tools do not count. Nobody is named or ranked.",
    },
    github_code_lines_added_7d: {
      title: "Lines added",
      definition:
        "Lines that the commits of the default branch added in the seven days. Merge commits are left out, since they repeat what their branch says.",
    },
    github_code_lines_deleted_7d: {
      title: "Lines deleted",
      definition:
        "Lines that the commits of the default branch deleted in the seven days, without merge commits.",
    },
    github_code_files_changed_7d: {
      title: "Files changed",
      definition:
        "Distinct files that the commits of the default branch changed in the seven days, without merge commits.",
    },
    github_prs_stale_14d: {
      title: "Stale pull requests",
      definition:
        "Pull requests that are open at the end of the day and were created more than 14 days before.",
    },
    github_prs_stale_share_14d: {
      title: "Share of stale pull requests",
      definition: "The part of the open pull requests that was created more than 14 days before.",
    },
    github_prs_time_to_first_review_hours: {
      title: "Time to first review",
      definition:
        "Mean time from the creation of a pull request to the first review by somebody other than its author, over those merged in the seven days that were reviewed.",
    },
    github_commits_hotfix_share_7d: {
      title: "Share of hotfixes",
      definition:
        "Hotfixes divided by the commits of people on the default branch in the seven days, without merge commits.",
    },
    github_commits_reverts_share_7d: {
      title: "Share of reverts",
      definition:
        "Reverts divided by the commits of people on the default branch in the seven days, without merge commits.",
    },
    github_ci_failed_share_7d: {
      title: "Share of failed workflow runs",
      definition:
        "Failed workflow runs divided by those that succeeded, failed, could not start or timed out, of the runs created in the seven days.",
    },
    github_ci_cancelled_7d: {
      title: "Cancelled workflow runs",
      definition: "Runs created in the seven days whose last attempt was cancelled.",
    },
    github_ci_timed_out_7d: {
      title: "Workflow runs that timed out",
      definition:
        "Runs created in the seven days whose last attempt ran out of time. Cancelled ones do not count.",
    },
    github_ci_flaky_reruns_7d: {
      title: "Flaky workflow runs",
      definition:
        "Runs created in the seven days that failed and, run again on the same commit, succeeded. Not known until the earlier attempts of those that succeeded are read.",
    },
    github_ci_tests_passing_share: {
      title: "Share of passing tests on the default branch",
      definition:
        "Of a repository: the workflows that have to pass whose newest run on the default branch succeeded, divided by all that have to pass. Of the organisation: the repositories in which all of them did, divided by those of which it is known.",
    },
    github_ci_duration: {
      title: "Duration of a workflow, p90",
      definition:
        "The 90th percentile of the duration of one workflow's runs created in the seven days that ended: many runs of a short one do not hide a long one.",
    },
    dora_deployment_frequency_7d: {
      title: "Deployment frequency",
      definition: "Deployments to production of the seven days divided by covered days, as on the dashboard.",
    },
    dora_lead_time_hours_7d: {
      title: "Lead time for changes",
      definition: "Median lead time of the changes of the seven days, as on the dashboard.",
    },
    dora_change_failure_rate_7d: {
      title: "Change failure rate",
      definition:
        "Failed deployments divided by judged ones of the seven days, or by all where that is set, as on the dashboard.",
    },
    dora_recovery_time_hours_7d: {
      title: "Recovery time",
      definition:
        "Median recovery time of the failed deployments of the seven days that were repaired, as on the dashboard.",
    },
    dora_rework_rate_7d: {
      title: "Rework rate",
      definition:
        "Deployments of the seven days that repair an earlier one divided by all, as on the dashboard.",
    },
  },
} as const;
