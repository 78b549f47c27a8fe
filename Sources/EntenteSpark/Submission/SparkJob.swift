/// The program that runs on Spark, as it is shipped with this one.
enum SparkJob {
  /// The file that is submitted.
  static let main = "job.py"

  /// The files of the program by their names.
  static let files: [(name: String, bytes: [UInt8])] = [
    ("answers.py", PackageResources.answers_py),
    ("arcs.py", PackageResources.arcs_py),
    ("belonging.py", PackageResources.belonging_py),
    ("census.py", PackageResources.census_py),
    ("changes.py", PackageResources.changes_py),
    ("checkpoints.py", PackageResources.checkpoints_py),
    ("claims.py", PackageResources.claims_py),
    ("components.py", PackageResources.components_py),
    ("cores.py", PackageResources.cores_py),
    ("dates.py", PackageResources.dates_py),
    ("degree.py", PackageResources.degree_py),
    ("distances.py", PackageResources.distances_py),
    ("events.py", PackageResources.events_py),
    ("failures.py", PackageResources.failures_py),
    ("folding.py", PackageResources.folding_py),
    ("graph.py", PackageResources.graph_py),
    ("groups.py", PackageResources.groups_py),
    ("hits.py", PackageResources.hits_py),
    ("job.py", PackageResources.job_py),
    ("kinds.py", PackageResources.kinds_py),
    ("merging.py", PackageResources.merging_py),
    ("neighbors.py", PackageResources.neighbors_py),
    ("offices.py", PackageResources.offices_py),
    ("pagerank.py", PackageResources.pagerank_py),
    ("progress.py", PackageResources.progress_py),
    ("propagation.py", PackageResources.propagation_py),
    ("rank.py", PackageResources.rank_py),
    ("relations.py", PackageResources.relations_py),
    ("rounds.py", PackageResources.rounds_py),
    ("rows.py", PackageResources.rows_py),
    ("selection.py", PackageResources.selection_py),
    ("session.py", PackageResources.session_py),
    ("shortest.py", PackageResources.shortest_py),
    ("storage.py", PackageResources.storage_py),
    ("strong.py", PackageResources.strong_py),
    ("tables.py", PackageResources.tables_py),
    ("ties.py", PackageResources.ties_py),
    ("triangles.py", PackageResources.triangles_py),
    ("watch.py", PackageResources.watch_py),
    ("words.py", PackageResources.words_py),
  ]
}
