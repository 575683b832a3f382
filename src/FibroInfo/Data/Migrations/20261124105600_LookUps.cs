using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace FibroInfo.Data.Migrations
{
    /// <inheritdoc />
    public partial class LookUps : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
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

            migrationBuilder.CreateIndex(
                name: "IX_kept_fields_asked_registry_field",
                table: "kept_fields",
                columns: new[] { "asked", "registry", "field" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_look_ups_asked_registry_id",
                table: "look_ups",
                columns: new[] { "asked", "registry", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_look_ups_state",
                table: "look_ups",
                column: "state",
                filter: "told is null");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "kept_fields");

            migrationBuilder.DropTable(
                name: "look_ups");
        }
    }
}
