using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace FibroInfo.Data.Migrations
{
    /// <inheritdoc />
    public partial class CommentCounts : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
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

            // What was shown before this table was there.
            migrationBuilder.Sql(
                """
                insert into comment_counts (article, threads, shown)
                select article, sum(case when reply_to is null then 1 else 0 end), sum(case when state = 'Approved' then 1 else 0 end)
                from comments
                where (state = 'Approved' and (reply_to is null
                    or exists (select 1 from comments t where t.id = comments.reply_to and t.state in ('Approved', 'Erased'))))
                  or (state = 'Erased' and reply_to is null
                    and exists (select 1 from comments r where r.reply_to = comments.id and r.state = 'Approved'))
                group by article
                """);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "comment_counts");
        }
    }
}
