using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace FibroInfo.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class Initial : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "accounts",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    name = table.Column<string>(type: "TEXT", nullable: false),
                    email = table.Column<string>(type: "TEXT", nullable: false),
                    roles = table.Column<int>(type: "INTEGER", nullable: false),
                    person = table.Column<string>(type: "TEXT", nullable: true),
                    created_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    is_disabled = table.Column<bool>(type: "INTEGER", nullable: false),
                    password_hash = table.Column<string>(type: "TEXT", nullable: true),
                    authenticator_key = table.Column<byte[]>(type: "BLOB", nullable: true),
                    last_step = table.Column<long>(type: "INTEGER", nullable: false),
                    failures = table.Column<int>(type: "INTEGER", nullable: false),
                    locked_until = table.Column<DateTime>(type: "TEXT", nullable: true),
                    setup_hash = table.Column<byte[]>(type: "BLOB", nullable: true),
                    setup_until = table.Column<DateTime>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_accounts", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "audit",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    account = table.Column<long>(type: "INTEGER", nullable: true),
                    actor_name = table.Column<string>(type: "TEXT", nullable: false),
                    action = table.Column<string>(type: "TEXT", nullable: false),
                    subject = table.Column<string>(type: "TEXT", nullable: false),
                    detail = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_audit", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "comment_counts",
                columns: table => new
                {
                    article = table.Column<string>(type: "TEXT", nullable: false),
                    threads = table.Column<int>(type: "INTEGER", nullable: false),
                    shown = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_comment_counts", x => x.article);
                });

            migrationBuilder.CreateTable(
                name: "comments",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    article = table.Column<string>(type: "TEXT", nullable: false),
                    reply_to = table.Column<long>(type: "INTEGER", nullable: true),
                    state = table.Column<string>(type: "TEXT", nullable: false),
                    name = table.Column<string>(type: "TEXT", nullable: false),
                    body = table.Column<string>(type: "TEXT", nullable: false),
                    version = table.Column<int>(type: "INTEGER", nullable: false),
                    posted_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    written_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    decided_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    reason = table.Column<string>(type: "TEXT", nullable: true),
                    former = table.Column<string>(type: "TEXT", nullable: true),
                    reader = table.Column<byte[]>(type: "BLOB", nullable: true),
                    seed = table.Column<byte[]>(type: "BLOB", nullable: true),
                    email = table.Column<byte[]>(type: "BLOB", nullable: true),
                    notify = table.Column<string>(type: "TEXT", nullable: false),
                    consent_version = table.Column<string>(type: "TEXT", nullable: true),
                    consent_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    marks = table.Column<string>(type: "TEXT", nullable: false),
                    is_despair = table.Column<bool>(type: "INTEGER", nullable: false),
                    is_same_text = table.Column<bool>(type: "INTEGER", nullable: false),
                    is_redacted = table.Column<bool>(type: "INTEGER", nullable: false),
                    is_announced = table.Column<bool>(type: "INTEGER", nullable: false),
                    from_clinic = table.Column<string>(type: "TEXT", nullable: true),
                    text_hash = table.Column<byte[]>(type: "BLOB", nullable: true),
                    repeat_key = table.Column<byte[]>(type: "BLOB", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_comments", x => x.id);
                    table.ForeignKey(
                        name: "FK_comments_comments_reply_to",
                        column: x => x.reply_to,
                        principalTable: "comments",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "drafts",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    file = table.Column<string>(type: "TEXT", nullable: false),
                    account = table.Column<long>(type: "INTEGER", nullable: false),
                    writer = table.Column<string>(type: "TEXT", nullable: false),
                    text = table.Column<string>(type: "TEXT", nullable: false),
                    seen = table.Column<string>(type: "TEXT", nullable: false),
                    version = table.Column<int>(type: "INTEGER", nullable: false),
                    saved_at = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_drafts", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "kept_fields",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    asked = table.Column<string>(type: "TEXT", nullable: false),
                    registry = table.Column<string>(type: "TEXT", nullable: false),
                    field = table.Column<string>(type: "TEXT", nullable: false),
                    ours = table.Column<string>(type: "TEXT", nullable: false),
                    theirs = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_kept_fields", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "outbox",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    message_id = table.Column<string>(type: "TEXT", nullable: false),
                    content = table.Column<byte[]>(type: "BLOB", nullable: false),
                    written = table.Column<DateTime>(type: "TEXT", nullable: false),
                    due = table.Column<DateTime>(type: "TEXT", nullable: false),
                    attempts = table.Column<int>(type: "INTEGER", nullable: false),
                    is_given_up = table.Column<bool>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_outbox", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "look_ups",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    registry = table.Column<string>(type: "TEXT", nullable: false),
                    asked = table.Column<string>(type: "TEXT", nullable: false),
                    since = table.Column<DateTime>(type: "TEXT", nullable: false),
                    at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    answer = table.Column<string>(type: "TEXT", nullable: false),
                    state = table.Column<string>(type: "TEXT", nullable: false),
                    notice_date = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    notice_doi = table.Column<string>(type: "TEXT", nullable: true),
                    record = table.Column<string>(type: "TEXT", nullable: true),
                    told = table.Column<DateTime>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_look_ups", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "preview_links",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    hash = table.Column<byte[]>(type: "BLOB", nullable: false),
                    file = table.Column<string>(type: "TEXT", nullable: false),
                    account = table.Column<long>(type: "INTEGER", nullable: false),
                    maker = table.Column<string>(type: "TEXT", nullable: false),
                    made_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    until = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_preview_links", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "reports",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    article = table.Column<string>(type: "TEXT", nullable: false),
                    kind = table.Column<string>(type: "TEXT", nullable: false),
                    comment = table.Column<long>(type: "INTEGER", nullable: true),
                    at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    reader = table.Column<byte[]>(type: "BLOB", nullable: true),
                    print = table.Column<byte[]>(type: "BLOB", nullable: true),
                    quote = table.Column<string>(type: "TEXT", nullable: true),
                    body = table.Column<string>(type: "TEXT", nullable: true),
                    email = table.Column<byte[]>(type: "BLOB", nullable: true),
                    decided = table.Column<DateTime>(type: "TEXT", nullable: true),
                    outcome = table.Column<string>(type: "TEXT", nullable: true),
                    is_public = table.Column<bool>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_reports", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "review_reminders",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    file = table.Column<string>(type: "TEXT", nullable: false),
                    due = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    stage = table.Column<int>(type: "INTEGER", nullable: false),
                    day = table.Column<DateOnly>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_review_reminders", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "review_requests",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    file = table.Column<string>(type: "TEXT", nullable: false),
                    account = table.Column<long>(type: "INTEGER", nullable: false),
                    writer = table.Column<string>(type: "TEXT", nullable: false),
                    title = table.Column<string>(type: "TEXT", nullable: false),
                    signature = table.Column<string>(type: "TEXT", nullable: false),
                    reviewer = table.Column<string>(type: "TEXT", nullable: false),
                    note = table.Column<string>(type: "TEXT", nullable: false),
                    asked_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    state = table.Column<string>(type: "TEXT", nullable: false),
                    decided_by = table.Column<string>(type: "TEXT", nullable: true),
                    decided_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    reason = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_review_requests", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "revision_texts",
                columns: table => new
                {
                    hash = table.Column<string>(type: "TEXT", nullable: false),
                    packed = table.Column<byte[]>(type: "BLOB", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_revision_texts", x => x.hash);
                });

            migrationBuilder.CreateTable(
                name: "revisions",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    file = table.Column<string>(type: "TEXT", nullable: false),
                    number = table.Column<int>(type: "INTEGER", nullable: false),
                    at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    account = table.Column<long>(type: "INTEGER", nullable: true),
                    actor_name = table.Column<string>(type: "TEXT", nullable: false),
                    why = table.Column<string>(type: "TEXT", nullable: false),
                    restored = table.Column<int>(type: "INTEGER", nullable: true),
                    changed = table.Column<string>(type: "TEXT", nullable: false),
                    status = table.Column<string>(type: "TEXT", nullable: false),
                    signed = table.Column<string>(type: "TEXT", nullable: true),
                    sign = table.Column<string>(type: "TEXT", nullable: false),
                    reviewer = table.Column<string>(type: "TEXT", nullable: true),
                    bytes = table.Column<int>(type: "INTEGER", nullable: false),
                    text = table.Column<string>(type: "TEXT", nullable: false),
                    reading = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_revisions", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "publications",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    article = table.Column<string>(type: "TEXT", nullable: false),
                    language = table.Column<string>(type: "TEXT", nullable: false),
                    from = table.Column<DateTime>(type: "TEXT", nullable: false),
                    text = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_publications", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "rewritten_texts",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    file = table.Column<string>(type: "TEXT", nullable: false),
                    before = table.Column<string>(type: "TEXT", nullable: false),
                    after = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_rewritten_texts", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "source_key_changes",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    old_key = table.Column<string>(type: "TEXT", nullable: false),
                    new_key = table.Column<string>(type: "TEXT", nullable: false),
                    is_same_paper = table.Column<bool>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_source_key_changes", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "signed_texts",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    file = table.Column<string>(type: "TEXT", nullable: false),
                    signed = table.Column<string>(type: "TEXT", nullable: false),
                    reviewer = table.Column<string>(type: "TEXT", nullable: false),
                    reviewed = table.Column<string>(type: "TEXT", nullable: false),
                    text = table.Column<string>(type: "TEXT", nullable: false),
                    is_spelling = table.Column<bool>(type: "INTEGER", nullable: false),
                    account = table.Column<long>(type: "INTEGER", nullable: false),
                    at = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_signed_texts", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "rating_counts",
                columns: table => new
                {
                    article = table.Column<string>(type: "TEXT", nullable: false),
                    period = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    stars = table.Column<int>(type: "INTEGER", nullable: false),
                    votes = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_rating_counts", x => new { x.article, x.period, x.stars });
                });

            migrationBuilder.CreateTable(
                name: "urgency_changes",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    text = table.Column<string>(type: "TEXT", nullable: false),
                    accounts = table.Column<string>(type: "TEXT", nullable: false),
                    people = table.Column<string>(type: "TEXT", nullable: false),
                    writer = table.Column<string>(type: "TEXT", nullable: false),
                    changed_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    version = table.Column<int>(type: "INTEGER", nullable: false),
                    reason = table.Column<string>(type: "TEXT", nullable: true),
                    sent_back_by = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_urgency_changes", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "votes",
                columns: table => new
                {
                    article = table.Column<string>(type: "TEXT", nullable: false),
                    period = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    reader = table.Column<byte[]>(type: "BLOB", nullable: false),
                    stars = table.Column<int>(type: "INTEGER", nullable: false),
                    at = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_votes", x => new { x.article, x.period, x.reader });
                });

            migrationBuilder.CreateTable(
                name: "withdrawals",
                columns: table => new
                {
                    article = table.Column<string>(type: "TEXT", nullable: false),
                    since = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_withdrawals", x => x.article);
                });

            migrationBuilder.CreateTable(
                name: "hidden_revisions",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    article = table.Column<string>(type: "TEXT", nullable: false),
                    language = table.Column<string>(type: "TEXT", nullable: false),
                    text = table.Column<string>(type: "TEXT", nullable: false),
                    at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    actor_name = table.Column<string>(type: "TEXT", nullable: false),
                    because = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_hidden_revisions", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "passkeys",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    account = table.Column<long>(type: "INTEGER", nullable: false),
                    credential_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    public_key = table.Column<byte[]>(type: "BLOB", nullable: false),
                    name = table.Column<string>(type: "TEXT", nullable: false),
                    sign_count = table.Column<long>(type: "INTEGER", nullable: false),
                    transports = table.Column<string>(type: "TEXT", nullable: false),
                    is_user_verified = table.Column<bool>(type: "INTEGER", nullable: false),
                    is_backup_eligible = table.Column<bool>(type: "INTEGER", nullable: false),
                    is_backed_up = table.Column<bool>(type: "INTEGER", nullable: false),
                    created_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    used_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    last_ceremony = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_passkeys", x => x.id);
                    table.ForeignKey(
                        name: "FK_passkeys_accounts_account",
                        column: x => x.account,
                        principalTable: "accounts",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "recovery_codes",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    account = table.Column<long>(type: "INTEGER", nullable: false),
                    hash = table.Column<byte[]>(type: "BLOB", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_recovery_codes", x => x.id);
                    table.ForeignKey(
                        name: "FK_recovery_codes_accounts_account",
                        column: x => x.account,
                        principalTable: "accounts",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "sessions",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    account = table.Column<long>(type: "INTEGER", nullable: false),
                    hash = table.Column<byte[]>(type: "BLOB", nullable: false),
                    begun_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    seen_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    proven_at = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_sessions", x => x.id);
                    table.ForeignKey(
                        name: "FK_sessions_accounts_account",
                        column: x => x.account,
                        principalTable: "accounts",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_accounts_email",
                table: "accounts",
                column: "email",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_accounts_setup_hash",
                table: "accounts",
                column: "setup_hash",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_audit_action_id",
                table: "audit",
                columns: new[] { "action", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_audit_subject_id",
                table: "audit",
                columns: new[] { "subject", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_comments_article_reply_to_id_state",
                table: "comments",
                columns: new[] { "article", "reply_to", "id", "state" });

            migrationBuilder.CreateIndex(
                name: "IX_comments_reader_repeat_key",
                table: "comments",
                columns: new[] { "reader", "repeat_key" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_comments_reply_to_state",
                table: "comments",
                columns: new[] { "reply_to", "state" });

            migrationBuilder.CreateIndex(
                name: "IX_comments_seed",
                table: "comments",
                column: "seed",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_comments_state_is_despair_id",
                table: "comments",
                columns: new[] { "state", "is_despair", "id" },
                descending: new[] { false, true, false });

            migrationBuilder.CreateIndex(
                name: "IX_comments_text_hash",
                table: "comments",
                column: "text_hash");

            migrationBuilder.CreateIndex(
                name: "IX_drafts_file_account",
                table: "drafts",
                columns: new[] { "file", "account" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_kept_fields_asked_registry_field",
                table: "kept_fields",
                columns: new[] { "asked", "registry", "field" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_outbox_is_given_up_due",
                table: "outbox",
                columns: new[] { "is_given_up", "due" });

            migrationBuilder.CreateIndex(
                name: "IX_look_ups_asked_registry_id",
                table: "look_ups",
                columns: new[] { "asked", "registry", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_look_ups_state",
                table: "look_ups",
                column: "state",
                filter: "told is null");

            migrationBuilder.CreateIndex(
                name: "IX_passkeys_account",
                table: "passkeys",
                column: "account");

            migrationBuilder.CreateIndex(
                name: "IX_passkeys_credential_id",
                table: "passkeys",
                column: "credential_id",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_preview_links_file",
                table: "preview_links",
                column: "file");

            migrationBuilder.CreateIndex(
                name: "IX_preview_links_hash",
                table: "preview_links",
                column: "hash",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_recovery_codes_account_hash",
                table: "recovery_codes",
                columns: new[] { "account", "hash" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_reports_article_reader_kind_print",
                table: "reports",
                columns: new[] { "article", "reader", "kind", "print" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_reports_decided",
                table: "reports",
                column: "decided");

            migrationBuilder.CreateIndex(
                name: "IX_review_reminders_day",
                table: "review_reminders",
                column: "day");

            migrationBuilder.CreateIndex(
                name: "IX_review_reminders_file_due_stage",
                table: "review_reminders",
                columns: new[] { "file", "due", "stage" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_review_requests_file_account",
                table: "review_requests",
                columns: new[] { "file", "account" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_revisions_file_number",
                table: "revisions",
                columns: new[] { "file", "number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_sessions_account",
                table: "sessions",
                column: "account");

            migrationBuilder.CreateIndex(
                name: "IX_sessions_hash",
                table: "sessions",
                column: "hash",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_publications_article_language_id",
                table: "publications",
                columns: new[] { "article", "language", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_rewritten_texts_file_before",
                table: "rewritten_texts",
                columns: new[] { "file", "before" });

            migrationBuilder.CreateIndex(
                name: "IX_source_key_changes_old_key",
                table: "source_key_changes",
                column: "old_key");

            migrationBuilder.CreateIndex(
                name: "IX_signed_texts_signed",
                table: "signed_texts",
                column: "signed");

            migrationBuilder.CreateIndex(
                name: "IX_hidden_revisions_article_language_text",
                table: "hidden_revisions",
                columns: new[] { "article", "language", "text" },
                unique: true);

            // T35: what was done is never changed nor taken away, not even by us.
            migrationBuilder.Sql("create trigger audit_is_kept before update on audit begin select raise(abort, 'the audit is only added to'); end;");
            migrationBuilder.Sql("create trigger audit_is_never_deleted before delete on audit begin select raise(abort, 'the audit is only added to'); end;");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "audit");

            migrationBuilder.DropTable(
                name: "comment_counts");

            migrationBuilder.DropTable(
                name: "comments");

            migrationBuilder.DropTable(
                name: "drafts");

            migrationBuilder.DropTable(
                name: "kept_fields");

            migrationBuilder.DropTable(
                name: "outbox");

            migrationBuilder.DropTable(
                name: "look_ups");

            migrationBuilder.DropTable(
                name: "passkeys");

            migrationBuilder.DropTable(
                name: "preview_links");

            migrationBuilder.DropTable(
                name: "recovery_codes");

            migrationBuilder.DropTable(
                name: "reports");

            migrationBuilder.DropTable(
                name: "review_reminders");

            migrationBuilder.DropTable(
                name: "review_requests");

            migrationBuilder.DropTable(
                name: "revision_texts");

            migrationBuilder.DropTable(
                name: "revisions");

            migrationBuilder.DropTable(
                name: "sessions");

            migrationBuilder.DropTable(
                name: "publications");

            migrationBuilder.DropTable(
                name: "rewritten_texts");

            migrationBuilder.DropTable(
                name: "source_key_changes");

            migrationBuilder.DropTable(
                name: "signed_texts");

            migrationBuilder.DropTable(
                name: "rating_counts");

            migrationBuilder.DropTable(
                name: "urgency_changes");

            migrationBuilder.DropTable(
                name: "votes");

            migrationBuilder.DropTable(
                name: "withdrawals");

            migrationBuilder.DropTable(
                name: "hidden_revisions");

            migrationBuilder.DropTable(
                name: "accounts");
        }
    }
}
