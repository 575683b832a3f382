using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace FibroInfo.Data.Migrations
{
    /// <inheritdoc />
    public partial class Voices : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
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
                name: "letters",
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
                    table.PrimaryKey("PK_letters", x => x.id);
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
                name: "tallies",
                columns: table => new
                {
                    article = table.Column<string>(type: "TEXT", nullable: false),
                    era = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    stars = table.Column<int>(type: "INTEGER", nullable: false),
                    votes = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_tallies", x => new { x.article, x.era, x.stars });
                });

            migrationBuilder.CreateTable(
                name: "votes",
                columns: table => new
                {
                    article = table.Column<string>(type: "TEXT", nullable: false),
                    era = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    reader = table.Column<byte[]>(type: "BLOB", nullable: false),
                    stars = table.Column<int>(type: "INTEGER", nullable: false),
                    at = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_votes", x => new { x.article, x.era, x.reader });
                });

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
                name: "IX_letters_is_given_up_due",
                table: "letters",
                columns: new[] { "is_given_up", "due" });

            migrationBuilder.CreateIndex(
                name: "IX_reports_article_reader_kind_print",
                table: "reports",
                columns: new[] { "article", "reader", "kind", "print" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_reports_decided",
                table: "reports",
                column: "decided");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "comments");

            migrationBuilder.DropTable(
                name: "letters");

            migrationBuilder.DropTable(
                name: "reports");

            migrationBuilder.DropTable(
                name: "tallies");

            migrationBuilder.DropTable(
                name: "votes");
        }
    }
}
