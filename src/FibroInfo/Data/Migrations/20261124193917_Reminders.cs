using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace FibroInfo.Data.Migrations
{
    /// <inheritdoc />
    public partial class Reminders : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
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

            migrationBuilder.CreateIndex(
                name: "IX_review_reminders_day",
                table: "review_reminders",
                column: "day");

            migrationBuilder.CreateIndex(
                name: "IX_review_reminders_file_due_stage",
                table: "review_reminders",
                columns: new[] { "file", "due", "stage" },
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "review_reminders");
        }
    }
}
