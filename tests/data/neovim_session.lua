-- A whole edit in Neovim: open, type, marks, a mend, undo, close. Ends with the status 1 and a line where one fails.
local function fail(text)
  io.stderr:write(text .. "\n")
  vim.cmd("cquit 1")
end

local function marks()
  local codes = {}
  for _, one in ipairs(vim.diagnostic.get(0)) do
    table.insert(codes, one.code or one.user_data.lsp.code)
  end
  table.sort(codes)
  return table.concat(codes, " ")
end

local function wait_for(expected, when)
  if not vim.wait(60000, function() return marks() == expected end, 20) then
    fail(when .. ": the marks are [" .. marks() .. "], not [" .. expected .. "]")
  end
end

local function lines()
  return table.concat(vim.api.nvim_buf_get_lines(0, 0, -1, false), "\n")
end

vim.ui.select = function(items, options, chosen) -- what a user picks in the menu
  for number, item in ipairs(items) do
    if options.format_item(item):find("^Write") then
      return chosen(item, number)
    end
  end
  local said = {}
  for _, item in ipairs(items) do table.insert(said, options.format_item(item)) end
  fail("no mend is offered, but: " .. table.concat(said, "; "))
end

wait_for("repetition.word", "opened")
vim.api.nvim_feedkeys("GoThe 😀 mayorâ€™s office.\27", "tx", true)
wait_for("encoding.mojibake repetition.word", "typed")
vim.o.undolevels = vim.o.undolevels -- what follows is undone by itself, as after a pause of a user
vim.fn.search("â€™")
vim.lsp.buf.code_action()
if not vim.wait(60000, function() return lines():find("😀 mayor’s office") ~= nil end, 20) then
  fail("mended: the text is " .. lines())
end
wait_for("repetition.word", "mended")
vim.cmd("undo")
wait_for("encoding.mojibake repetition.word", "undone")
vim.cmd("bdelete!")
vim.cmd("qall!")
