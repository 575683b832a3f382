// Every test waits for the browser, which waits for the site: more threads than cores only make them wait longer.
[assembly: CollectionBehavior(MaxParallelThreads = 2)]
